"""The chain itself: each row holds a hash over all of it and over the row before. Rows are written here only."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

import structlog
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
_NUMBER = re.compile(r"[0-9A-Za-z-]{8,64}")


class OutsideTransaction(RuntimeError):
    """A row that commits apart from its event proves nothing."""


class Hashed(Protocol):
    """A row of the audit table, in whatever form it was read: all that stands under the hash."""

    @property
    def sequence(self) -> int: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def actor_id(self) -> int | None: ...
    @property
    def action(self) -> str: ...
    @property
    def object_type(self) -> str: ...
    @property
    def object_id(self) -> int: ...
    @property
    def opgave_id(self) -> int | None: ...
    @property
    def data(self) -> Data: ...
    @property
    def previous_hash(self) -> str: ...


def hashed_fields(entry: Hashed) -> Data:
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


def hash_entry(entry: Hashed) -> str:
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
    circumstances, entries = {"roles": _roles_of(user), "request": _request_id()}, []
    for event in events:
        sequence += 1
        entry = _entry(user, event, circumstances, sequence, head)
        entries.append(entry)
        head = entry.hash
    AuditEntry.objects.bulk_create(entries, batch_size=BATCH)
    return sequence


def _entry(user: User | None, event: Event, circumstances: Data, sequence: int, head: str) -> AuditEntry:
    entry = AuditEntry(
        sequence=sequence,
        created_at=timezone.now(),
        actor=user,
        action=event.action.value,
        object_type=event.object_type,
        object_id=event.object_id,
        opgave_id=event.opgave_id,
        data={**circumstances, **event.data},
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


def _request_id() -> str:
    """The number under which the log lines of this visit or job stand, so that both can be laid side by side.

    It may come from a server in front of us; what does not look like a number is left out.
    """
    number = str(structlog.contextvars.get_contextvars().get("request_id", ""))
    return number if _NUMBER.fullmatch(number) else ""


def hash_reason(reason: str) -> str:
    """SHA-256 (hex) of a reason as it was given. The words may name people, so they stay with the record: the hash
    proves that they are the same words, and says nothing once they are erased.
    """
    return hashlib.sha256(reason.strip().encode()).hexdigest() if reason.strip() else ""
