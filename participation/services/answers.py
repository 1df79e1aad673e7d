"""Answers to the method's questions. An answer is never changed: a new text is a new row."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pages.models import Question
from participation import audit, policy
from participation.choices import Confidentiality, Publicity
from participation.exceptions import NotAllowed, StaleVersion
from participation.models import Answer, Traject
from participation.services.records import lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def save_answer(
    *,
    user: User,
    traject: Traject,
    question: Question,
    text: str,
    certainty: str,
    publicity: str,
    base_answer_id: int | None,
) -> Answer:
    """Keep a new answer beside the earlier ones, with the version of the question that it answers.

    ``base_answer_id`` is the answer the writer saw (None for none). Raises StaleVersion with the newer answer,
    NotAllowed or ValidationError. The same answer again changes nothing.
    """
    locked = lock_record(traject)
    if not policy.user_can_edit(user, locked):
        raise NotAllowed
    current = locked.answers.filter(question=question, is_current=True).first()
    if current and (current.text, current.certainty, current.publicity) == (text, certainty, publicity):
        return current
    if (current.pk if current else None) != base_answer_id:
        raise StaleVersion(current)
    _check_answer(locked, question, publicity)
    return _replace_answer(locked, current, user, question, text=text, certainty=certainty, publicity=publicity)


def _check_answer(traject: Traject, question: Question, publicity: str) -> None:
    """Only questions in use; never wider than the dossier (DESIGN section 3)."""
    if not question.active:
        raise ValidationError(_("Deze vraag is niet meer in gebruik."))
    if publicity == Publicity.PUBLIC and traject.opgave.confidentiality != Confidentiality.PUBLIC:
        raise ValidationError(
            {"publicity": _("Dit dossier is niet openbaar. Een antwoord kan niet openbaarder zijn dan het dossier.")}
        )


def _replace_answer(traject: Traject, current: Answer | None, user: User, question: Question, **fields: str) -> Answer:
    revision = question.latest_revision or question.save_revision()
    answer = Answer(
        traject=traject,
        question=question,
        question_text=question.text,
        question_revision=revision,
        author=user,
        **fields,
    )
    answer.full_clean(validate_constraints=False)
    if current:
        current.is_current = False
        current.save(update_fields=["is_current"])
    answer.save()
    audit.answer_saved(user=user, traject=traject, question_id=question.pk)
    return answer
