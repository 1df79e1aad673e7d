"""The rows of the record of events about steering cards: numbers, points and hashes, never words."""

from collections.abc import Iterable

from participation.choices import AuditAction
from participation.models import DepartureQuestion, SteeringCard, SteeringDeparture, SteeringDraft
from samenwerking.accounts.models import User

from .chain import write_entry


def draft_saved(*, user: User, draft: SteeringDraft) -> None:
    write_entry(user, AuditAction.STEERING_SAVED, draft.opgave, draft.opgave_id, version=draft.version)


def card_in_force(*, user: User, card: SteeringCard, before: SteeringCard | None) -> None:
    """``before``: the card that held until now."""
    facts = {
        "card": card.pk,
        "revision": card.revision_id,
        "content_hash": card.content_hash,
        "replaces": before.stuk_id if before else None,
    }
    write_entry(user, AuditAction.STEERING_IN_FORCE, card.stuk, card.opgave_id, **facts)


def departure_recorded(*, user: User | None, departure: SteeringDeparture) -> None:
    """``user`` None: the site found it by itself."""
    _write(user, AuditAction.DEPARTURE_RECORDED, departure, point=str(departure.point), traject=departure.traject_id)


def departure_settled(*, user: User | None, departure: SteeringDeparture) -> None:
    """A reason was given, it is no departure, or it is over."""
    _write(user, AuditAction.DEPARTURE_SETTLED, departure, state=str(departure.state), version=departure.version)


def departure_told(*, user: User | None, departure: SteeringDeparture, people: Iterable[User]) -> None:
    told = sorted(person.pk for person in people)
    _write(user, AuditAction.DEPARTURE_TOLD, departure, state=str(departure.state), people=told)


def question_asked(*, user: User, question: DepartureQuestion) -> None:
    _write(user, AuditAction.DEPARTURE_ASKED, question.departure, question=question.pk)


def question_answered(*, user: User, question: DepartureQuestion) -> None:
    _write(user, AuditAction.DEPARTURE_ANSWERED, question.departure, question=question.pk)


def _write(user: User | None, action: AuditAction, departure: SteeringDeparture, **facts: object) -> None:
    card = departure.card
    write_entry(user, action, departure, card.opgave_id, stuk=card.stuk_id, content_hash=card.content_hash, **facts)
