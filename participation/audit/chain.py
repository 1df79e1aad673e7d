"""The chain itself: each row holds a hash over all of it and over the row before. Rows are written here only."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from participation.choices import AuditAction
from participation.models import AuditEntry
from samenwerking.accounts.models import User

FIRST_PREVIOUS_HASH = "0" * 64
# Names the queue of writers in pg_advisory_xact_lock; any number, as long as nothing else uses it.
CHAIN_LOCK = 7_206_184_501
BATCH = 2_000

Data = dict[str, Any]


class OutsideTransaction(RuntimeError):
    """A row that commits apart from its event proves nothing."""


def hashed_fields(entry: AuditEntry) -> Data:
    """All that the hash of a row is taken of, the hash of the row before among it."""
    return {
        "sequence": entry.sequence,
        "created_at": entry.created_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor_id,
        "action": entry.action,
        "object_type": entry.object_type,
        "object_id": entry.object_id,
        "opgave_id": entry.opgave_id,
        "data": entry.data,
        "previous_hash": entry.previous_hash,
    }


def hash_fields(fields: Data) -> str:
    """SHA-256 (hex) over the canonical JSON of ``hashed_fields``."""
    canonical = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def hash_entry(entry: AuditEntry) -> str:
    return hash_fields(hashed_fields(entry))


@dataclass(frozen=True)
class Event:
    """What is about to be written; ``data`` holds identifiers and facts."""

    action: AuditAction
    object_type: str
    object_id: int
    opgave_id: int | None
    data: Data = field(default_factory=dict)


def write_entries(user: User | None, events: Iterable[Event]) -> int:
    """Append rows for many events of one moment; returns the number of the last.

    Writers wait for each other until the transaction before them ends: no gaps, no forks.
    Raises OutsideTransaction when the caller has no transaction.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction("An audit row is written in the transaction of its event.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    last = AuditEntry.objects.order_by("-sequence").only("sequence", "hash").first()
    sequence, head = (last.sequence, last.hash) if last else (0, FIRST_PREVIOUS_HASH)
    roles, entries = _roles_of(user), []
    for event in events:
        sequence += 1
        entry = _entry(user, event, roles, sequence, head)
        entries.append(entry)
        head = entry.hash
    AuditEntry.objects.bulk_create(entries, batch_size=BATCH)
    return sequence


def _entry(user: User | None, event: Event, roles: list[str], sequence: int, head: str) -> AuditEntry:
    entry = AuditEntry(
        sequence=sequence,
        created_at=timezone.now(),
        actor=user,
        action=event.action.value,
        object_type=event.object_type,
        object_id=event.object_id,
        opgave_id=event.opgave_id,
        data={"roles": roles, **event.data},
        previous_hash=head,
    )
    entry.hash = hash_entry(entry)
    return entry


def write_entry(user: User | None, action: AuditAction, obj: Model, opgave_id: int | None, **data: Any) -> int:
    """Append one row; for the events of other nouns, in a module of their own. Returns its number."""
    return write_entries(user, [Event(action, str(obj._meta.model_name), obj.pk, opgave_id, data)])


def _roles_of(user: User | None) -> list[str]:
    """The roles at this moment, asked anew: an object may remember older ones."""
    return sorted(user.groups.values_list("name", flat=True)) if user else []
