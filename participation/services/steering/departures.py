"""Departures from the card that holds: recorded, explained, waved aside, over; and each of them told to the council."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.audit import steering as audit
from participation.choices import DepartureState
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired, StaleVersion
from participation.models import SteeringCard, SteeringDeparture
from participation.notifications import steering as notifications
from participation.policy.steering import told_of_departure, user_can_record_departure, user_can_settle_departure
from participation.services.records import apply_data, lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def record_departure(*, user: User, card: SteeringCard, data: Mapping[str, Any]) -> SteeringDeparture:
    """Somebody says that something goes another way than the council wanted, and why. The council is told at once.

    Raises NotAllowed or ValidationError.
    """
    if not user_can_record_departure(user, lock_record(card)):
        raise NotAllowed
    departure = SteeringDeparture(card=card, recorded_by=user, state=DepartureState.EXPLAINED)
    apply_data(departure, data)
    if not departure.reason.strip():
        raise ValidationError({"reason": _("Geef een reden. De raad wil weten waarom.")})
    departure.explained_by, departure.explained_at = user, timezone.now()
    departure.full_clean()
    departure.save()
    audit.departure_recorded(user=user, departure=departure)
    tell_council(departure, user)
    return departure


@transaction.atomic
def explain_departure(
    *, user: User, departure: SteeringDeparture, what: str, reason: str, base_version: int
) -> SteeringDeparture:
    """Give the reason, or a better one. ``what`` may be said in plainer words than the site found."""
    current = _locked(user, departure, base_version)
    if not what.strip():
        raise ValidationError({"what": _("Zeg wat er anders gaat.")})
    current.what, current.reason = what.strip(), _reasoned(reason)
    current.state = DepartureState.EXPLAINED
    current.explained_by, current.explained_at = user, timezone.now()
    _save(current, user)
    tell_council(current, user)
    return current


@transaction.atomic
def dismiss_departure(*, user: User, departure: SteeringDeparture, reason: str, base_version: int) -> SteeringDeparture:
    """What the site found is no departure, and why. It stays to be read for who sees the dossier from within."""
    current = _locked(user, departure, base_version)
    if not current.finding:
        raise ParticipationError(_("Dit vond de site niet zelf. Zeg dat het niet meer aan de orde is."))
    current.reason, current.state = _reasoned(reason), DepartureState.DISMISSED
    current.explained_by, current.explained_at = user, timezone.now()
    _save(current, user)
    if current.told_at is not None:
        tell_council(current, user)
    return current


@transaction.atomic
def end_departure(*, user: User, departure: SteeringDeparture, reason: str, base_version: int) -> SteeringDeparture:
    """It goes as the card says again, or the record was a mistake. What was written stays."""
    current = _locked(user, departure, base_version)
    current.end(_reasoned(reason))
    current.ended_by = user
    _save(current, user)
    if current.told_at is not None:
        tell_council(current, user)
    return current


def tell_council(departure: SteeringDeparture, user: User | None) -> list[User]:
    """Who may read the card hears of it; the first time stays on record. Call in the transaction of the change."""
    if departure.told_at is None:
        departure.told_at = timezone.now()
        departure.save(update_fields=["told_at"])
    people = told_of_departure(departure)
    notifications.departure_told(departure, people, user)
    audit.departure_told(user=user, departure=departure, people=people)
    return people


def _locked(user: User, departure: SteeringDeparture, base_version: int) -> SteeringDeparture:
    """The row as it is now, once the user may and nobody changed it after ``base_version``."""
    rows = SteeringDeparture.objects.select_for_update(of=("self",)).select_related("card__opgave", "card__stuk")
    current = rows.get(pk=departure.pk)
    if current.version != base_version:
        raise StaleVersion(current)
    if not user_can_settle_departure(user, current):
        raise NotAllowed
    return current


def _reasoned(words: str) -> str:
    if not words.strip():
        raise ReasonRequired
    return words.strip()


def _save(departure: SteeringDeparture, user: User) -> None:
    departure.version += 1
    departure.save()
    audit.departure_settled(user=user, departure=departure)
