"""What happened to a paper, in words: from its steps, its decisions and the record of events."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from participation.choices import AuditAction, Body
from participation.models import AuditEntry, Decision, Stuk
from participation.selectors.replaced import replaced_by_step
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class Event:
    """One line of a timeline; ``text`` is what was said with it, ``url`` leads to more where there is more."""

    when: datetime
    title: str
    who: str
    text: str
    url: str = ""


# Events without a row of their own elsewhere. Saves are left out: the versions are a list of their own.
TOLD_BY_AUDIT = (
    AuditAction.CREATED,
    AuditAction.SUBMITTED,
    AuditAction.PUBLISHED,
    AuditAction.UNPUBLISHED,
    AuditAction.WITHDRAWN,
    AuditAction.TAKEN_UP,
    AuditAction.REVISION_BEGUN,
    AuditAction.SUPERSEDED,
    AuditAction.SECRECY_IMPOSED,
    AuditAction.SECRECY_LIFTED,
)


def events_of(stuk: Stuk) -> list[Event]:
    """Newest first; three queries, however long the history is. Who may read which part is for the caller."""
    events = [*_steps(stuk), *_decisions(stuk), *_entries(stuk)]
    return sorted(events, key=lambda event: event.when, reverse=True)


def _steps(stuk: Stuk) -> list[Event]:
    """Steps that somebody took. A step that ended in a decision is told by the decision."""
    states = TaskState.objects.filter(
        workflow_state__in=WorkflowState.objects.for_instance(stuk),
        status__in=(TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED, TaskState.STATUS_SKIPPED),
        finished_at__isnull=False,
    )
    decided = Decision.objects.filter(stuk=stuk, task_state__isnull=False).values("task_state_id")
    states = states.exclude(pk__in=decided).select_related("finished_by", "task__stuktask")
    replaced = replaced_by_step(stuk)
    return [
        Event(state.finished_at, _step_title(state), _who(state, replaced.get(state.pk)), state.comment)
        for state in states
        if state.finished_at is not None
    ]


def _who(state: TaskState, replaced: User | None) -> str:
    """The record shows both: who took the step, and in whose place."""
    if replaced is None or not state.finished_by:
        return _name(state.finished_by)
    return _("%(who)s, in plaats van %(replaced)s") % {"who": state.finished_by, "replaced": replaced}


def _step_title(state: TaskState) -> str:
    step = state.task.stuktask.label
    if state.status == TaskState.STATUS_SKIPPED:
        return _("Stap overgeslagen: %(step)s") % {"step": step}
    if state.status == TaskState.STATUS_REJECTED:
        return _("Teruggegeven bij de stap “%(step)s”") % {"step": step}
    return _("Stap afgerond: %(step)s") % {"step": step}


def _decisions(stuk: Stuk) -> list[Event]:
    decisions = Decision.objects.filter(stuk=stuk).select_related("registered_by")
    return [Event(d.created_at, _decision_title(d), _name(d.registered_by), d.reason) for d in decisions]


def _decision_title(decision: Decision) -> str:
    words = _("%(body)s: %(outcome)s (besluit %(number)s van %(date)s)")
    if decision.deferred_until:
        words = _("%(body)s: %(outcome)s tot %(until)s (besluit %(number)s van %(date)s)")
    return words % {
        "until": date_format(decision.deferred_until, "j F Y") if decision.deferred_until else "",
        "body": Body(decision.body).label,
        "outcome": decision.get_outcome_display().lower(),
        "number": decision.number,
        "date": date_format(decision.date, "j F Y"),
    }


def _entries(stuk: Stuk) -> list[Event]:
    entries = AuditEntry.objects.filter(object_type="stuk", object_id=stuk.pk, action__in=TOLD_BY_AUDIT)
    return [
        Event(entry.created_at, str(AuditAction(entry.action).label), _name(entry.actor), _reason(stuk, entry))
        for entry in entries.select_related("actor")
    ]


def _reason(stuk: Stuk, entry: AuditEntry) -> str:
    """The record of events keeps no words; the paper keeps the reason of its last withdrawal."""
    if entry.action == AuditAction.WITHDRAWN:
        return stuk.withdrawn_reason
    return stuk.unpublished_reason if entry.action == AuditAction.UNPUBLISHED else ""


def _name(person: User | None) -> str:
    return str(person) if person else ""
