"""The route of a paper as steps: what was done, what is asked now and by when, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import TaskState, Workflow, WorkflowState

from participation.choices import StepKind
from participation.models import Decision, Stuk, StukTask
from participation.selectors.steps import current_round
from samenwerking.workdays.counting import LastDay, Recesses, recesses_in_query


@dataclass(frozen=True)
class RouteStep:
    """One step for ``components/steps.html``; ``note`` says in words what the status says in colour."""

    task: StukTask
    status: str
    note: str

    @property
    def kind(self) -> StepKind:
        return self.task.kind

    @property
    def label(self) -> str:
        return self.task.label


def due_date(task_state: TaskState) -> LastDay:
    """The last day of the term of an open step."""
    row = TaskState.objects.filter(pk=task_state.pk).values_list(
        _put_off_until("workflow_state", "task"), recesses_in_query()
    )
    put_off, recesses = row.get()
    return _last_day(task_state, task_state.task.specific, put_off, recesses)


def _put_off_until(round_: str, task: str) -> Subquery:
    """The day to which a body last deferred a step, or nothing; the arguments name both in the query around it."""
    deferrals = Decision.objects.filter(
        task_state__workflow_state=OuterRef(round_), task_state__task=OuterRef(task), deferred_until__isnull=False
    )
    return Subquery(deferrals.order_by("-pk").values("deferred_until")[:1])


def _last_day(task_state: TaskState, task: StukTask, put_off: date | None, recesses: Any) -> LastDay:
    """So many working days after the step opened, or the day to which it was put off; ``recesses`` are of the query."""
    known = Recesses.of_query(recesses)
    opened = timezone.localtime(task_state.started_at).date()
    return LastDay.on(put_off or known.last_day(opened, task.term_days), known)


def last_round(stuk: Stuk) -> WorkflowState | None:
    """The round that is open, or else the one that ended last."""
    return WorkflowState.objects.for_instance(stuk).select_related("workflow").order_by("-created_at", "-pk").first()


def last_return_reason(stuk: Stuk) -> str:
    """Why the paper came back the last time; empty when it never did."""
    returned = TaskState.objects.filter(
        workflow_state__in=WorkflowState.objects.for_instance(stuk), status=TaskState.STATUS_REJECTED
    )
    last = returned.order_by("-finished_at", "-pk").first()
    return last.comment if last else ""


def route_of(stuk: Stuk, *, with_names: bool) -> list[RouteStep]:
    """The steps of the last round, or of the route that a draft will take; empty when there is no route."""
    round_ = last_round(stuk)
    if round_ is None:
        return planned_route(stuk)
    states = _states_by_task(round_)
    return [_step(task, states.get(task.pk), with_names=with_names) for task in tasks_of(round_.workflow)]


@dataclass(frozen=True)
class OpenStep:
    """The step at which a paper waits, and the last day of its term."""

    task: StukTask
    due: LastDay

    @property
    def kind(self) -> StepKind:
        return self.task.kind

    @property
    def label(self) -> str:
        return self.task.label


def open_rounds() -> QuerySet[WorkflowState]:
    """Every paper that is on its route."""
    rounds: QuerySet[WorkflowState] = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Stuk), status=WorkflowState.STATUS_IN_PROGRESS
    )
    return rounds


def open_steps(stukken: Sequence[Stuk]) -> dict[int, OpenStep]:
    """The open step per paper id, in one query for all."""
    rounds = open_rounds().filter(object_id__in=[str(stuk.pk) for stuk in stukken])
    return {int(round_.object_id): _open_step(round_) for round_ in _with_terms(rounds) if round_.current_task_state}


def every_open_step() -> list[OpenStep]:
    """The step at which each paper waits that is on its route, in one query."""
    return [_open_step(round_) for round_ in _with_terms(open_rounds()) if round_.current_task_state]


def _with_terms(rounds: QuerySet[WorkflowState]) -> QuerySet[Any]:
    return rounds.select_related("current_task_state__task__stuktask").annotate(
        put_off_until=_put_off_until("pk", "current_task_state__task"), recesses=recesses_in_query()
    )


def _open_step(round_: Any) -> OpenStep:
    """``round_`` carries ``put_off_until`` and ``recesses``."""
    task_state = round_.current_task_state
    task = task_state.task.stuktask
    return OpenStep(task, _last_day(task_state, task, round_.put_off_until, round_.recesses))


def planned_route(stuk: Stuk) -> list[RouteStep]:
    """The steps that the paper takes when it is submitted now; empty when there is no route."""
    workflow = stuk.get_workflow()
    return [_step(task, None, with_names=False) for task in tasks_of(workflow)] if workflow else []


def tasks_of(workflow: Workflow) -> QuerySet[StukTask]:
    """The steps of a route that are in use, in their order."""
    tasks: QuerySet[StukTask] = StukTask.objects.filter(workflow_tasks__workflow=workflow, active=True)
    return tasks.order_by("workflow_tasks__sort_order")


def council_decides(stuk: Stuk) -> bool:
    """Is a decision of the council asked now, or does it still come in the open round?

    What is done is left out as Wagtail does when it looks for the next step, in whatever order the steps stand.
    """
    round_ = current_round(stuk)
    if round_ is None:
        return False
    done = TaskState.objects.filter(
        workflow_state=round_, status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED]
    )
    steps = tasks_of(round_.workflow).filter(step=StepKind.COUNCIL_DECISION)
    return steps.exclude(pk__in=done.values("task")).exists()


def _states_by_task(round_: WorkflowState) -> dict[int, TaskState]:
    """The latest state of each task in the round, with ``put_off_until`` and ``recesses``."""
    states = TaskState.objects.filter(workflow_state=round_).select_related("finished_by", "task")
    states = states.annotate(put_off_until=_put_off_until("workflow_state", "task"), recesses=recesses_in_query())
    return {state.task_id: state for state in states.order_by("started_at", "pk")}


def _step(task: StukTask, state: Any, *, with_names: bool) -> RouteStep:
    if state is None:
        return RouteStep(task, "todo", _("Komt nog. Termijn: %(days)s werkdagen.") % {"days": task.term_days})
    if state.status == TaskState.STATUS_IN_PROGRESS:
        last_day = _last_day(state, task, state.put_off_until, state.recesses)
        facts = {"day": date_format(last_day, "j F Y"), "left": last_day.left}
        said = _("Nu. Uiterlijk %(day)s (%(left)s).") if last_day.left else _("Nu. Uiterlijk %(day)s.")
        return RouteStep(task, "current", said % facts)
    if state.status == TaskState.STATUS_APPROVED:
        return RouteStep(task, "done", _finished(_("Gedaan"), state, with_names=with_names))
    if state.status == TaskState.STATUS_SKIPPED:
        return RouteStep(task, "done", _finished(_("Overgeslagen"), state, with_names=with_names))
    if state.status == TaskState.STATUS_REJECTED:
        return RouteStep(task, "stopped", _finished(_("Gestopt"), state, with_names=with_names))
    return RouteStep(task, "stopped", _("Niet afgemaakt"))


def _finished(word: str, state: TaskState, *, with_names: bool) -> str:
    """When, and for readers of the dossier also by whom."""
    day = date_format(timezone.localtime(state.finished_at).date(), "j F Y") if state.finished_at else ""
    if with_names and state.finished_by:
        return _("%(word)s op %(day)s door %(who)s") % {"word": word, "day": day, "who": state.finished_by}
    return _("%(word)s op %(day)s") % {"word": word, "day": day}
