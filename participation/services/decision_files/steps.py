"""The steps that a paper took, from the record of events: who, in which role at that time, in whose place, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from pages.moments import day_and_time
from participation.choices import AuditAction, StepKind
from participation.models import AuditEntry, Decision, Stuk
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

# What moves a paper on its way to a decision, and what is done with it after.
ROUTE = (
    AuditAction.SUBMITTED,
    AuditAction.STEP_APPROVED,
    AuditAction.STEP_SKIPPED,
    AuditAction.STEP_CARRIED,
    AuditAction.RETURNED,
    AuditAction.DECISION_REGISTERED,
    AuditAction.WITHDRAWN,
    AuditAction.TAKEN_UP,
    AuditAction.REVISION_BEGUN,
)
PUBLICATION = (AuditAction.PUBLISHED, AuditAction.UNPUBLISHED, AuditAction.SUPERSEDED)
# Everybody may know that a step was taken; not who sent a paper back, nor what was said of it then.
KNOWN_TO_ALL = (AuditAction.SUBMITTED, AuditAction.STEP_APPROVED, AuditAction.DECISION_REGISTERED)


@dataclass(frozen=True)
class StepTaken:
    """One row of the record of events in words. ``who`` is empty for readers who do not learn names of officials."""

    when: datetime
    action: str
    title: str
    who: str
    role: str
    replaced: str
    text: str
    sequence: int
    row_hash: str
    content_hash: str
    is_this: bool

    @property
    def by(self) -> str:
        """Who took the step, in which role, in whose place."""
        who = _("%(who)s, in plaats van %(replaced)s") if self.replaced else "%(who)s"
        parts = [who % {"who": self.who, "replaced": self.replaced}, self.role]
        return " · ".join(part for part in parts if part)

    @property
    def line(self) -> str:
        """The same with the moment before it."""
        return " · ".join(part for part in (day_and_time(self.when), self.by) if part)


def rows_of(stuk: Stuk) -> QuerySet[AuditEntry]:
    """The rows about the paper that this file tells of, oldest first."""
    rows = AuditEntry.objects.filter(object_type="stuk", object_id=stuk.pk, action__in=[*ROUTE, *PUBLICATION])
    return rows.select_related("actor").order_by("sequence")


def row_of(decision: Decision, rows: Iterable[AuditEntry]) -> AuditEntry | None:
    """The row that proves this decision; None for one from before the record of events."""
    return next((row for row in rows if row.data.get("decision") == decision.pk), None)


def round_before(row: AuditEntry | None, rows: Iterable[AuditEntry]) -> list[AuditEntry]:
    """What everybody may know of the way to a decision: the steps since the paper was last handed in."""
    known = [one for one in rows if one.action in KNOWN_TO_ALL and row is not None and one.sequence <= row.sequence]
    starts = [number for number, one in enumerate(known) if one.action == AuditAction.SUBMITTED]
    return known[starts[-1] :] if starts else known


def told(rows: Iterable[AuditEntry], decision: Decision, *, names: bool) -> list[StepTaken]:
    """The rows in words; three queries at most, however many rows there are."""
    chosen = list(rows)
    replaced = _people({row.data["replaced"] for row in chosen if "replaced" in row.data}) if names else {}
    states = _states({row.data["task_state"] for row in chosen if "task_state" in row.data})
    reasons = _reasons({row.data["decision"] for row in chosen if "decision" in row.data})
    return [_told(row, decision, replaced, states, reasons, names=names) for row in chosen]


def _told(
    row: AuditEntry,
    decision: Decision,
    replaced: dict[int, User],
    states: dict[int, TaskState],
    reasons: dict[int, str],
    *,
    names: bool,
) -> StepTaken:
    state, stands_for = states.get(row.data.get("task_state", 0)), replaced.get(row.data.get("replaced", 0))
    said = reasons.get(row.data.get("decision", 0), state.comment if state and names else "")
    return StepTaken(
        when=row.created_at,
        action=row.action,
        title=_title(row, state),
        who=str(row.actor) if names and row.actor else "",
        role=", ".join(Role(name).label for name in row.data.get("roles", []) if name in set(Role)),
        replaced=str(stands_for) if stands_for else "",
        text=said,
        sequence=row.sequence,
        row_hash=row.hash,
        content_hash=row.data.get("content_hash", ""),
        is_this=row.data.get("decision") == decision.pk,
    )


def _title(row: AuditEntry, state: TaskState | None) -> str:
    """The kind of event, and at which step of the route."""
    title = str(AuditAction(row.action).label)
    if state is not None:
        return f"{title}: {state.task.stuktask.label}"
    kind = row.data.get("step")
    return _("%(event)s: %(step)s") % {"event": title, "step": StepKind(kind).label} if kind else title


def _people(numbers: set[int]) -> dict[int, User]:
    return User.objects.in_bulk(numbers) if numbers else {}


def _states(numbers: set[int]) -> dict[int, TaskState]:
    return TaskState.objects.select_related("task__stuktask").in_bulk(numbers) if numbers else {}


def _reasons(numbers: set[int]) -> dict[int, str]:
    return dict(Decision.objects.filter(pk__in=numbers).values_list("pk", "reason")) if numbers else {}
