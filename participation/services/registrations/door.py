"""Entries of a phone at the door that are sent later, together: each counts once, and a refused one stops no other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from participation.models import Registration, Werkatelier
from participation.services.registrations.attendance import add_walk_in, mark_attended
from participation.services.registrations.people import ParticipantData
from samenwerking.accounts.models import User

# An entry that waited longer than a browser keeps one has the age of the oldest that it keeps.
OLDEST = timedelta(days=7)


@dataclass(frozen=True)
class DoorEntry:
    """A tick of ``registration``, or somebody who walked in (``registration`` None). ``at``: when it was pressed."""

    key: UUID
    at: datetime
    registration: int | None = None
    attended: bool = True
    person: ParticipantData = field(default_factory=ParticipantData)


@dataclass(frozen=True)
class DoorAnswer:
    """What became of one entry; ``refusal`` says why it does not count, empty when it does."""

    key: UUID
    refusal: str = ""


def pressed_at(age: timedelta) -> datetime:
    """The moment, from how long ago the phone says it was: a phone whose clock is wrong still counts seconds well."""
    return timezone.now() - min(max(age, timedelta(0)), OLDEST)


def take_entries(*, user: User, werkatelier: Werkatelier, entries: Sequence[DoorEntry]) -> list[DoorAnswer]:
    """In the order in which they were pressed. Raises NotAllowed; entries before that one count."""
    return [_take(user, werkatelier, entry) for entry in sorted(entries, key=lambda entry: entry.at)]


def _take(user: User, werkatelier: Werkatelier, entry: DoorEntry) -> DoorAnswer:
    if entry.registration is None:
        add_walk_in(user=user, werkatelier=werkatelier, data=entry.person, entry_key=entry.key, at=entry.at)
        return DoorAnswer(entry.key)
    try:
        mark_attended(
            user=user,
            werkatelier=werkatelier,
            registration_id=entry.registration,
            attended=entry.attended,
            at=entry.at,
        )
    except Registration.DoesNotExist:
        return DoorAnswer(entry.key, _("Deze aanmelding staat niet meer op de lijst."))
    return DoorAnswer(entry.key)
