"""The append-only record of what happened: one typed function per event, each row chained to the one before.

A row says who (with the roles of that moment), what, to which record, when. It never holds text of a dossier, reasons
or contact data: identifiers and facts only (AVG). Rows are written in the caller's transaction, so that there is no
event without a row and no row without an event. Write the row after the last lock: all writers queue for one chain.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from participation.choices import AuditAction, Confidentiality, Stage, StepKind, TeamRole
from participation.models import (
    AuditEntry,
    Decision,
    Opgave,
    Reaction,
    Replacement,
    SecrecyGrant,
    Stuk,
    Traject,
    Werkatelier,
)
from samenwerking.accounts.models import User

FIRST_PREVIOUS_HASH = "0" * 64
# Names the queue of writers in pg_advisory_xact_lock; any number, as long as nothing else uses it.
CHAIN_LOCK = 7_206_184_501
BATCH = 2_000

AnyRecord = Opgave | Traject | Werkatelier | Stuk
Data = dict[str, Any]


class OutsideTransaction(RuntimeError):
    """A row that commits apart from its event proves nothing."""


# --- the chain -------------------------------------------------------------------------------------


def hash_entry(entry: AuditEntry) -> str:
    """SHA-256 (hex) over the canonical JSON of every field and the hash of the row before."""
    fields = {
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
    canonical = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


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


_write = write_entry


def _roles_of(user: User | None) -> list[str]:
    """The roles at this moment, asked anew: an object may remember older ones."""
    return sorted(user.groups.values_list("name", flat=True)) if user else []


@dataclass(frozen=True)
class ChainReport:
    """What a check of the whole chain found; ``problem`` is empty when nothing is wrong."""

    count: int
    head: str
    problem: str = ""

    @property
    def sound(self) -> bool:
        return not self.problem


def verify_chain() -> ChainReport:
    """Check every row against its hash and its place in the chain; stops at the first that does not hold."""
    count, head = 0, FIRST_PREVIOUS_HASH
    for entry in chain_entries():
        problem = _problem_of(entry, count + 1, head)
        if problem:
            return ChainReport(count, head, problem)
        count, head = count + 1, entry.hash
    return ChainReport(count, head)


def chain_entries() -> Iterator[AuditEntry]:
    """All rows in order, in batches: the chain may be longer than memory."""
    return AuditEntry.objects.order_by("sequence").iterator(chunk_size=BATCH)


def contains_hash(head: str) -> bool:
    """Is a head that was noted down earlier still in the chain? Rows cut off at the end leave a sound chain."""
    return AuditEntry.objects.filter(hash=head).exists()


def _problem_of(entry: AuditEntry, sequence: int, previous_hash: str) -> str:
    if entry.sequence != sequence:
        return f"Regel {sequence} ontbreekt: na regel {sequence - 1} komt regel {entry.sequence}."
    if entry.previous_hash != previous_hash:
        return f"Regel {sequence} sluit niet aan op regel {sequence - 1}."
    if entry.hash != hash_entry(entry):
        return f"Regel {sequence} is veranderd: de inhoud past niet bij de vingerafdruk."
    return ""


# --- records of a dossier --------------------------------------------------------------------------


def record_created(*, user: User, obj: AnyRecord) -> None:
    _write(user, AuditAction.CREATED, obj, obj.opgave.pk)


def record_saved(*, user: User, obj: AnyRecord) -> None:
    """Which version or revision was saved; not what is in it."""
    version = {"revision": obj.latest_revision_id} if isinstance(obj, Stuk) else {"version": obj.version}
    _write(user, AuditAction.SAVED, obj, obj.opgave.pk, **version)


def record_deleted(*, user: User, obj: AnyRecord) -> None:
    """Call before the delete, while the record still has its number."""
    _write(user, AuditAction.DELETED, obj, obj.opgave.pk)


def record_published(*, user: User, obj: Opgave | Traject | Werkatelier) -> None:
    _write(user, AuditAction.PUBLISHED, obj, obj.opgave.pk)


def record_unpublished(*, user: User, obj: Opgave | Traject | Werkatelier, reason: str) -> None:
    """That a reason was given; its words stay with the record (they may name people)."""
    _write(user, AuditAction.UNPUBLISHED, obj, obj.opgave.pk, reasoned=bool(reason.strip()))


def record_viewed(*, user: User | AnonymousUser, obj: AnyRecord) -> None:
    """Each view of a confidential dossier leaves a row (rule 4); of other dossiers nothing is kept.

    Opens its own transaction, because reading a page has none.
    """
    if obj.opgave.confidentiality != Confidentiality.CONFIDENTIAL:
        return
    with transaction.atomic():
        _write(user if isinstance(user, User) else None, AuditAction.VIEWED, obj, obj.opgave.pk)


def team_changed(*, user: User, dossier: Opgave | Traject, person: User, role: TeamRole | None) -> None:
    """``role`` None: the person left the team."""
    _write(
        user, AuditAction.TEAM_CHANGED, dossier, dossier.opgave.pk, person=person.pk, role=role.value if role else None
    )


def confidentiality_changed(*, user: User, opgave: Opgave, before: str) -> None:
    after = str(opgave.confidentiality)
    _write(user, AuditAction.CONFIDENTIALITY_CHANGED, opgave, opgave.pk, before=str(before), after=after)


def opgave_closed(*, user: User, opgave: Opgave, closed: bool) -> None:
    _write(user, AuditAction.CLOSED if closed else AuditAction.REOPENED, opgave, opgave.pk)


def answer_saved(*, user: User, traject: Traject, question_id: int) -> None:
    _write(user, AuditAction.ANSWER_SAVED, traject, traject.opgave_id, question=question_id)


def lesson_proposed(*, user: User, traject: Traject, lesson_id: int) -> None:
    """Not to which page and not in which words: the guide keeps those, without the dossier."""
    _write(user, AuditAction.LESSON_PROPOSED, traject, traject.opgave_id, lesson=lesson_id)


def process_moved(*, user: User, traject: Traject, before: Stage, after: Stage, skipped: bool) -> None:
    """``skipped``: past a gate that was not met."""
    facts = {"before": str(before), "after": str(after), "skipped": skipped}
    _write(user, AuditAction.PROCESS_MOVED, traject, traject.opgave_id, **facts)


# --- papers ----------------------------------------------------------------------------------------


def stuk_submitted(
    *, user: User, stuk: Stuk, round_id: int, content_hash: str, duties_lacking: Sequence[str] = ()
) -> None:
    """``duties_lacking``: which duties were named as missing, and did not keep the paper back."""
    facts = {"round": round_id, "revision": stuk.submitted_revision_id, "content_hash": content_hash}
    if duties_lacking:
        facts["duties_lacking"] = ", ".join(duties_lacking)
    _write(user, AuditAction.SUBMITTED, stuk, stuk.opgave_id, **facts)


def step_approved(
    *, user: User, stuk: Stuk, step: StepKind, task_state_id: int, content_hash: str, replaced: User | None
) -> None:
    """``replaced``: in whose place the user decided, where a replacement was in force."""
    facts = _step_facts(stuk, step, task_state_id, replaced) | {"content_hash": content_hash}
    _write(user, AuditAction.STEP_APPROVED, stuk, stuk.opgave_id, **facts)


def stuk_returned(*, user: User, stuk: Stuk, step: StepKind, task_state_id: int, replaced: User | None) -> None:
    _write(user, AuditAction.RETURNED, stuk, stuk.opgave_id, **_step_facts(stuk, step, task_state_id, replaced))


def decision_registered(*, user: User, decision: Decision, step: StepKind, task_state_id: int) -> None:
    """Number, date and outcome as the body gave them, bound to the hash of the text."""
    facts = _step_facts(decision.stuk, step, task_state_id, None) | {
        "decision": decision.pk,
        "body": str(decision.body),
        "outcome": str(decision.outcome),
        "number": decision.number,
        "date": decision.date.isoformat(),
        "revision": decision.revision_id,
        "content_hash": decision.content_hash,
    }
    _write(user, AuditAction.DECISION_REGISTERED, decision.stuk, decision.stuk.opgave_id, **facts)


def stuk_published(*, user: User, stuk: Stuk, content_hash: str) -> None:
    facts = {"revision": stuk.live_revision_id, "content_hash": content_hash}
    _write(user, AuditAction.PUBLISHED, stuk, stuk.opgave_id, **facts)


def stuk_unpublished(*, user: User, stuk: Stuk) -> None:
    _write(user, AuditAction.UNPUBLISHED, stuk, stuk.opgave_id, reasoned=True)


def stuk_withdrawn(*, user: User, stuk: Stuk, before: str) -> None:
    """``before``: the state that the paper was in."""
    _write(user, AuditAction.WITHDRAWN, stuk, stuk.opgave_id, before=before)


def secrecy_imposed(*, user: User, grant: SecrecyGrant) -> None:
    """Who is in the circle, and until when; the members are office holders."""
    facts = {
        "grant": grant.pk,
        "members": sorted(grant.members.values_list("pk", flat=True)),
        "starts_on": grant.starts_on.isoformat(),
        "ends_on": grant.ends_on.isoformat() if grant.ends_on else None,
    }
    _write(user, AuditAction.SECRECY_IMPOSED, grant.stuk, grant.stuk.opgave_id, **facts)


def secrecy_lifted(*, user: User, grant: SecrecyGrant) -> None:
    _write(user, AuditAction.SECRECY_LIFTED, grant.stuk, grant.stuk.opgave_id, grant=grant.pk)


def reaction_added(*, user: User, reaction: Reaction) -> None:
    facts = {"stuk": reaction.stuk_id, "revision": reaction.revision_id, "kind": str(reaction.kind)}
    _write(user, AuditAction.REACTION_ADDED, reaction, reaction.stuk.opgave_id, **facts)


def reaction_answered(*, user: User, reaction: Reaction) -> None:
    _write(user, AuditAction.REACTION_ANSWERED, reaction, reaction.stuk.opgave_id, stuk=reaction.stuk_id)


def amendment_numbered(*, user: User, reaction: Reaction) -> None:
    """The clerk gave an amendment or motion its number in the council's system, or took it away."""
    facts = {"stuk": reaction.stuk_id, "number": reaction.external_id}
    _write(user, AuditAction.AMENDMENT_NUMBERED, reaction, reaction.stuk.opgave_id, **facts)


# --- replacement -----------------------------------------------------------------------------------


def replacement_named(*, user: User, replacement: Replacement) -> None:
    _write(user, AuditAction.REPLACEMENT_NAMED, replacement, None, **_period(replacement))


def replacement_ended(*, user: User, replacement: Replacement) -> None:
    """Call before the row is shortened or removed: the facts are those of the period that ends."""
    _write(user, AuditAction.REPLACEMENT_ENDED, replacement, None, **_period(replacement))


def _period(replacement: Replacement) -> Data:
    return {
        "person": replacement.person_id,
        "replacement": replacement.replacement_id,
        "starts_on": replacement.starts_on.isoformat(),
        "ends_on": replacement.ends_on.isoformat(),
    }


def _step_facts(stuk: Stuk, step: StepKind, task_state_id: int, replaced: User | None) -> Data:
    facts = {"step": step.value, "task_state": task_state_id, "revision": stuk.submitted_revision_id}
    return facts | ({"replaced": replaced.pk} if replaced else {})
