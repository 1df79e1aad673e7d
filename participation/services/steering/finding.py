"""The site itself looks whether the dossier still goes as the card says: after a change, and once a day.

After the change has been kept, in a transaction of its own: looking locks the card, and whoever saves a dossier must
never wait for that.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.approval.steering import end_by_itself
from participation.audit import steering as audit
from participation.choices import DepartureState
from participation.models import Opgave, SteeringCard, SteeringDeparture
from participation.notifications import steering as notifications
from participation.policy.steering import answering_for
from participation.selectors.steering import Finding, findings_of
from participation.services.steering.departures import tell_council
from samenwerking.workdays.counting import Recesses

# So many working days the lead has to say why; then the council hears it without a reason.
TERM = 10


def look_after_change(opgave: Opgave) -> None:
    """Look once the change is kept. A card that cannot be read must not undo the change."""
    number = opgave.pk
    transaction.on_commit(lambda: look_again(number), robust=True)


@transaction.atomic
def look_again(opgave: int) -> list[SteeringDeparture]:
    """Keep what differs now and was not found before; end what does not differ any more. Returns what is new."""
    cards = SteeringCard.objects.select_for_update(of=("self",)).select_related("opgave__client", "revision", "stuk")
    card = cards.in_force().filter(opgave=opgave, opgave__closed_at__isnull=True).first()
    if card is None:
        return []
    found = {finding.key: finding for finding in findings_of(card)}
    known = list(
        card.departures.select_for_update(of=("self",)).exclude(finding="").exclude(state=DepartureState.ENDED)
    )
    for departure in known:
        if departure.finding not in found:
            _end(departure)
    there = {departure.finding for departure in known}
    new = [_keep(card, finding) for key, finding in found.items() if key not in there]
    if new:
        notifications.departure_found(new, answering_for(card.opgave))
    return new


def look_everywhere() -> int:
    """Every card that holds; returns how many departures are new."""
    holding = SteeringCard.objects.in_force().filter(opgave__closed_at__isnull=True)
    return sum(len(look_again(opgave)) for opgave in list(holding.values_list("opgave", flat=True)))


def tell_unexplained(today: date | None = None) -> int:
    """What nobody gave a reason for in time, is told without one; returns how many."""
    last = Recesses.current().first_before(today or timezone.localdate(), TERM)
    rows = SteeringDeparture.objects.filter(
        state=DepartureState.FOUND,
        told_at__isnull=True,
        recorded_at__date__lte=last,
        card__replaced_at__isnull=True,
    )
    return sum(_tell(number) for number in list(rows.values_list("pk", flat=True)))


@transaction.atomic
def _tell(number: int) -> int:
    rows = SteeringDeparture.objects.select_for_update(of=("self",), skip_locked=True)
    departure = rows.filter(pk=number, state=DepartureState.FOUND, told_at__isnull=True).first()
    if departure is None:
        return 0
    tell_council(departure, None)
    return 1


def _keep(card: SteeringCard, finding: Finding) -> SteeringDeparture:
    departure = SteeringDeparture.objects.create(
        card=card, point=finding.point, traject=finding.traject, finding=finding.key, what=finding.what
    )
    audit.departure_recorded(user=None, departure=departure)
    return departure


def _end(departure: SteeringDeparture) -> None:
    end_by_itself(departure, _("Het dossier is weer zoals de kaart zegt."))
    if departure.told_at is not None:
        tell_council(departure, None)
