"""A steering card that is adopted holds from then on: that text, with its hash. The one before it stays as history."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from participation.approval.door import hash_of
from participation.audit import steering as audit
from participation.choices import StukKind
from participation.models import Opgave, SteeringCard, SteeringDeparture, Stuk
from participation.models.steering import OPEN_STATES
from participation.selectors.steering import frames_of
from samenwerking.accounts.models import User


def take_force(stuk: Stuk, user: User) -> SteeringCard | None:
    """At the end of the route of a steering card, in its transaction; nothing for other papers."""
    if stuk.kind != StukKind.STUURKAART:
        return None
    # One at a time for an opgave: two papers that end in the same moment come after each other.
    opgave = Opgave.objects.select_for_update(of=("self",)).get(pk=stuk.opgave_id)
    before = _put_away(opgave)
    card = SteeringCard.objects.create(
        opgave=opgave,
        stuk=stuk,
        revision=stuk.submitted_revision,
        content_hash=hash_of(stuk.submitted_revision),
        frames=frames_of(opgave),
        adopted_at=_decided_at(stuk),
    )
    audit.card_in_force(user=user, card=card, before=before)
    return card


def _decided_at(stuk: Stuk) -> datetime:
    """The day on which the council decided; writing that down may have come later."""
    decision = stuk.decisions.order_by("pk").last()
    if decision is None:
        return timezone.now()
    return timezone.make_aware(datetime.combine(decision.date, time()))


def _put_away(opgave: Opgave) -> SteeringCard | None:
    """What departed from the earlier card was of that card; whether it departs from the new one is asked anew."""
    before = opgave.steering_cards.in_force().first()
    if before is None:
        return None
    before.replaced_at = timezone.now()
    before.save()
    for departure in before.departures.select_for_update(of=("self",)).filter(state__in=OPEN_STATES):
        end_by_itself(departure, _("De raad heeft een nieuwe stuurkaart vastgesteld."))
    return before


def end_by_itself(departure: SteeringDeparture, reason: str) -> None:
    """Nobody says so: the card or the dossier changed. Call with the row locked."""
    departure.end(reason)
    departure.version += 1
    departure.save()
    audit.departure_settled(user=None, departure=departure)
