"""Reading registrations: how many there are in which state, and who they are."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from participation.choices import PLACED, PRESENT, Need, RegistrationState
from participation.models import Registration, RegistrationPerson, RegistrationSetup, Werkatelier


@dataclass(frozen=True)
class PlaceCounts:
    """``capacity`` None: as many as want to."""

    capacity: int | None
    placed: int
    waiting: int
    cancelled: int
    present: int
    walk_ins: int

    @property
    def free(self) -> int | None:
        """How many more can get a place now; nobody passes those who wait."""
        if self.capacity is None:
            return None
        return 0 if self.waiting else max(self.capacity - self.placed, 0)

    @property
    def is_full(self) -> bool:
        return self.free == 0

    @property
    def total(self) -> int:
        return self.placed + self.waiting


def place_counts(werkatelier: Werkatelier) -> PlaceCounts:
    """In one query."""
    counts = Registration.objects.filter(werkatelier=werkatelier).aggregate(
        placed=Count("pk", filter=Q(state__in=PLACED)),
        waiting=Count("pk", filter=Q(state=RegistrationState.WAITING)),
        cancelled=Count("pk", filter=Q(state=RegistrationState.CANCELLED)),
        present=Count("pk", filter=Q(state__in=PRESENT)),
        walk_ins=Count("pk", filter=Q(state=RegistrationState.WALK_IN)),
    )
    return PlaceCounts(capacity=werkatelier.capacity, **counts)


def setup_of(werkatelier: Werkatelier) -> RegistrationSetup | None:
    """With ``invited``: how many addresses were asked to come."""
    setups = RegistrationSetup.objects.filter(werkatelier=werkatelier)
    return setups.annotate(invited=Count("werkatelier__invitees")).first()


def participants_of(werkatelier: Werkatelier) -> QuerySet[Registration]:
    """Everybody who did not cancel, with the person; in order of arrival."""
    rows = Registration.objects.filter(werkatelier=werkatelier).exclude(state=RegistrationState.CANCELLED)
    return rows.select_related("person").order_by("number")


def needs_in_words(person: RegistrationPerson) -> list[str]:
    """What somebody needs; what is no longer on the list of choices stays as it was written down."""
    labels = dict(Need.choices)
    return [str(labels.get(need, need)) for need in person.needs] + ([person.needs_note] if person.needs_note else [])
