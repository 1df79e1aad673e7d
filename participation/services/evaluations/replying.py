"""Answering the five questions: logged in once, changeable while open; as a participant once, and unknown."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from participation.audit import society as audit
from participation.choices import EvaluationGroup, Score
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import EvaluationReply, EvaluationRound, EvaluationToken
from participation.models.evaluation import MAX_REMARK, QUESTIONS
from participation.policy import evaluations as rules
from participation.rich_text import clean_text
from participation.services.evaluations.rounds import lock_round
from participation.services.private_links import hash_secret
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class Answers:
    """A score of 1 to 5 or None, and a remark that may be empty, for each question."""

    scores: Sequence[int | None]
    remarks: Sequence[str]


@transaction.atomic
def save_reply(*, user: User, round_: EvaluationRound, answers: Answers) -> EvaluationReply:
    """The view of somebody who is logged in; again replaces it. Raises NotAllowed or ValidationError."""
    current = lock_round(round_)
    if not rules.user_can_answer_evaluation(user, current):
        raise NotAllowed
    group = rules.evaluation_group(user)
    assert group is not None
    reply = EvaluationReply.objects.filter(round=current, user=user).first() or EvaluationReply(
        round=current, user=user
    )
    reply.group = group
    _write(reply, answers)
    audit.evaluation_answered(user=user, round_=current)
    return reply


def open_token(secret: str) -> EvaluationToken | None:
    """The link of a participant, as long as it was not used and its round is open."""
    rows = EvaluationToken.objects.select_related("round__traject__opgave")
    token = rows.filter(token_hash=hash_secret(secret)).first()
    return token if token is not None and token.round.is_open else None


@transaction.atomic
def submit_anonymous(*, secret: str, answers: Answers) -> EvaluationRound:
    """The view of a participant. The link is gone with it, and nothing ties one to the other (docs/decisions/0157).

    Raises ParticipationError for a link that was used or whose round is over, or ValidationError.
    """
    rows = EvaluationToken.objects.select_for_update(of=("self",)).select_related("round__traject__opgave")
    token = rows.filter(token_hash=hash_secret(secret)).first()
    if token is None or not token.round.is_open:
        raise ParticipationError(_("Met deze link kunt u niet meer antwoorden."))
    round_ = token.round
    _write(EvaluationReply(round=round_, group=EvaluationGroup.PARTICIPANTS), answers)
    token.delete()
    return round_


def _write(reply: EvaluationReply, answers: Answers) -> None:
    if len(answers.scores) != QUESTIONS or len(answers.remarks) != QUESTIONS:
        raise ValueError("an evaluation has five questions")
    if not all(score is None or score in Score.values for score in answers.scores):
        raise ValueError("a score is 1 to 5, or nothing")
    reply.scores = list(answers.scores)
    reply.remarks = [clean_text(remark).strip()[:MAX_REMARK] for remark in answers.remarks]
    reply.full_clean(exclude={"round", "user", "scores"})
    reply.save()
