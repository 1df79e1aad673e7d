"""What happened to a record of a dossier, told from the append-only record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from participation.choices import AuditAction, Confidentiality, Stage, TeamRole
from participation.models import AuditEntry, Opgave, Traject, Werkatelier
from samenwerking.accounts.models import User

SHOWN = 25
# A view is recorded for the auditor; it is no event in the life of the record.
NOT_TOLD = (AuditAction.VIEWED,)


@dataclass(frozen=True)
class RecordEvent:
    """One event for ``components/timeline.html``."""

    when: datetime
    title: str
    who: str = ""
    text: str = ""
    url: str = ""


def record_events(record: Opgave | Traject | Werkatelier) -> list[RecordEvent]:
    """The latest events of one record, newest first; saves of one person in a row are told once."""
    entries = AuditEntry.objects.filter(object_type=record._meta.model_name, object_id=record.pk)
    latest = list(entries.exclude(action__in=NOT_TOLD).select_related("actor").order_by("-sequence")[: SHOWN * 2])
    people = _people_in(latest)
    told = [entry for number, entry in enumerate(latest) if number == 0 or not _repeats(latest[number - 1], entry)]
    return [_event(entry, people) for entry in told[:SHOWN]]


def _people_in(entries: Iterable[AuditEntry]) -> dict[int, str]:
    ids = {entry.data["person"] for entry in entries if "person" in entry.data}
    return {person.pk: str(person) for person in User.objects.filter(pk__in=ids)} if ids else {}


def _repeats(newer: AuditEntry, older: AuditEntry) -> bool:
    same = newer.action == older.action and newer.actor_id == older.actor_id
    return same and newer.action in (AuditAction.SAVED, AuditAction.ANSWER_SAVED)


def _event(entry: AuditEntry, people: dict[int, str]) -> RecordEvent:
    title = str(AuditAction(entry.action).label)
    text = _facts(AuditAction(entry.action), entry.data, people)
    return RecordEvent(entry.created_at, title, str(entry.actor) if entry.actor else "", text)


def _facts(action: AuditAction, data: dict[str, Any], people: dict[int, str]) -> str:
    """What the row says beyond its action, in words."""
    if action == AuditAction.TEAM_CHANGED:
        name = people.get(data["person"], "")
        role = TeamRole(data["role"]).label if data["role"] else _("niet meer in het team")
        return f"{name}: {role}"
    if action == AuditAction.PROCESS_MOVED:
        moved = f"{Stage(data['before']).label} → {Stage(data['after']).label}"
        return moved + (_(", poort overgeslagen") if data["skipped"] else "")
    if action == AuditAction.CONFIDENTIALITY_CHANGED:
        return f"{Confidentiality(data['before']).label} → {Confidentiality(data['after']).label}"
    return ""
