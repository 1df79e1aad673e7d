"""The rows about who is away, who decides in whose place, and who handed what over to whom."""

from collections.abc import Iterable, Sequence

from participation.choices import AuditAction, StepAlertReason
from participation.models import Absence, Handover, Replacement, Stuk
from samenwerking.accounts.models import User

from .chain import Data, Event, write_entries, write_entry


def replacement_named(*, user: User, replacement: Replacement) -> None:
    write_entry(user, AuditAction.REPLACEMENT_NAMED, replacement, None, **_period(replacement))


def replacement_ended(*, user: User, replacement: Replacement) -> None:
    """Call before the row is shortened or removed: the facts are those of the period that ends."""
    write_entry(user, AuditAction.REPLACEMENT_ENDED, replacement, None, **_period(replacement))


def _period(replacement: Replacement) -> Data:
    return {
        "person": replacement.person_id,
        "replacement": replacement.replacement_id,
        "starts_on": replacement.starts_on.isoformat(),
        "ends_on": replacement.ends_on.isoformat(),
    }


def absence_named(*, user: User, absence: Absence) -> None:
    write_entry(user, AuditAction.ABSENCE_NAMED, absence, None, **_days(absence))


def absence_ended(*, user: User, absence: Absence) -> None:
    """Call before the row is shortened or removed."""
    write_entry(user, AuditAction.ABSENCE_ENDED, absence, None, **_days(absence))


def step_alerted(*, stuk: Stuk, task_state_id: int, reason: StepAlertReason, people: Iterable[User]) -> None:
    """Nobody did this: the clock did. Who was told are colleagues."""
    facts = {"task_state": task_state_id, "reason": reason.value, "people": sorted(person.pk for person in people)}
    write_entry(None, AuditAction.STEP_ALERTED, stuk, stuk.opgave_id, **facts)


def handed_over(*, user: User, handovers: Sequence[Handover]) -> None:
    """One row for each dossier."""
    write_entries(user, [_handover(row) for row in handovers])


def _handover(row: Handover) -> Event:
    kind, number = ("traject", row.traject_id) if row.traject_id else ("opgave", row.opgave_id)
    facts = {"kind": str(row.kind), "from": row.from_person_id, "to": row.to_person_id}
    return Event(AuditAction.HANDED_OVER, kind, number, row.opgave_id, facts)


def _days(absence: Absence) -> Data:
    return {
        "person": absence.person_id,
        "starts_on": absence.starts_on.isoformat(),
        "ends_on": absence.ends_on.isoformat(),
    }
