"""The list at the door: who may come in, by name, and how many are there. Only what somebody at a door needs to see."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.choices import PRESENT, RegistrationState
from participation.models import Registration, Werkatelier
from participation.selectors.registrations import participants_of


@dataclass(frozen=True)
class DoorRow:
    """``note`` is a word about the registration, such as that somebody waits for a place."""

    pk: int
    name: str
    present: bool
    note: str
    expected: bool


def door_rows(werkatelier: Werkatelier) -> list[DoorRow]:
    """Everybody who did not cancel, in order of name; in one query."""
    return sorted(map(_row, participants_of(werkatelier)), key=lambda row: row.name.casefold())


def _row(registration: Registration) -> DoorRow:
    state = registration.state
    person = getattr(registration, "person", None)
    notes: dict[str, str] = {
        RegistrationState.WAITING: _("Op de wachtlijst"),
        RegistrationState.WALK_IN: _("Zonder aanmelding"),
    }
    nameless = _("Nummer %(number)s") % {"number": registration.number}
    return DoorRow(
        pk=registration.pk,
        name=(person.name if person else "") or nameless,
        present=state in PRESENT,
        note=notes.get(state, ""),
        expected=state in (RegistrationState.REGISTERED, RegistrationState.ATTENDED),
    )


def door_counts(rows: Iterable[DoorRow]) -> dict[str, int]:
    """Who is there (walk-ins too), and how many were expected."""
    listed = list(rows)
    return {"present": sum(row.present for row in listed), "expected": sum(row.expected for row in listed)}
