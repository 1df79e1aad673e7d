"""What council members ask about a departure, and the answers."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.audit import steering as audit
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import DepartureQuestion, SteeringDeparture
from participation.notifications import steering as notifications
from participation.policy.steering import (
    answering_for,
    user_can_answer_question,
    user_can_ask_about_departure,
    visible_departures,
)
from samenwerking.accounts.models import User


@transaction.atomic
def ask_question(*, user: User, departure: SteeringDeparture, text: str) -> DepartureQuestion:
    """Raises NotAllowed, or ParticipationError for a question without words."""
    current = SteeringDeparture.objects.select_related("card__opgave__client", "card__stuk").get(pk=departure.pk)
    may_see = visible_departures(user).filter(pk=current.pk).exists()
    if not may_see or not user_can_ask_about_departure(user, current):
        raise NotAllowed
    words = _worded(text)
    same = current.questions.filter(asked_by=user, text=words).first()
    if same is not None:  # pressed twice
        return same
    question = DepartureQuestion.objects.create(departure=current, text=words, asked_by=user)
    audit.question_asked(user=user, question=question)
    notifications.question_asked(question, answering_for(current.opgave))
    return question


@transaction.atomic
def answer_question(*, user: User, question: DepartureQuestion, text: str) -> DepartureQuestion:
    """A first answer, or a better one. Who asked is told."""
    rows = DepartureQuestion.objects.select_for_update(of=("self",)).select_related("departure__card__opgave")
    current = rows.get(pk=question.pk)
    if not user_can_answer_question(user, current):
        raise NotAllowed
    current.answer, current.answered_by, current.answered_at = _worded(text), user, timezone.now()
    current.save()
    audit.question_answered(user=user, question=current)
    notifications.question_answered(current, user)
    return current


def _worded(text: str) -> str:
    if not text.strip():
        raise ParticipationError(_("Schrijf eerst een tekst."))
    return text.strip()
