"""Where a paper stands in its route."""

from wagtail.models import Revision, TaskState, WorkflowState

from participation.asked_once import once
from participation.choices import Outcome, StepKind
from participation.models import Decision, Stuk, StukTask


def current_round(stuk: Stuk) -> WorkflowState | None:
    """The open workflow state of the paper, or None."""
    rounds = WorkflowState.objects.for_instance(stuk).filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return once(("round", stuk.pk), lambda: rounds.select_related("current_task_state", "workflow").first())


def current_task_state(stuk: Stuk) -> TaskState | None:
    """The open step of the paper, or None outside a round."""
    round_ = current_round(stuk)
    return round_.current_task_state if round_ else None


def task_of(task_state: TaskState) -> StukTask:
    """What the route says of the step of a task state."""
    task: StukTask = task_state.task.specific
    return task


def step_of(task_state: TaskState) -> StepKind:
    """The kind of step of a task state."""
    return task_of(task_state).kind


def editor_ids(stuk: Stuk) -> set[int]:
    """Everyone who saved or submitted a version up to and including the submitted one (rule 7)."""
    return editor_ids_until(stuk, stuk.submitted_revision) | ({stuk.submitted_by_id} if stuk.submitted_by_id else set())


def editor_ids_until(stuk: Stuk, last: Revision | None) -> set[int]:
    """Everyone who saved a version up to and including ``last``, or any version when there is none.

    Who wrote down how a body amended the text did not edit it: registering is not deciding (rule 8).
    """
    amended = Decision.objects.filter(stuk=stuk, outcome=Outcome.ADOPTED_AMENDED)
    revisions = stuk.revisions.filter(user__isnull=False).exclude(pk__in=amended.values("revision_id"))
    if last is not None:
        revisions = revisions.filter(pk__lte=last.pk)
    return set(revisions.values_list("user_id", flat=True))
