"""Where a paper stands in its route."""


from wagtail.models import TaskState, WorkflowState

from participation.choices import StepKind
from participation.models import Stuk


def current_round(stuk: Stuk) -> WorkflowState | None:
    """The open workflow state of the paper, or None."""
    return (
        WorkflowState.objects.for_instance(stuk)
        .filter(status=WorkflowState.STATUS_IN_PROGRESS)
        .select_related("current_task_state", "workflow")
        .first()
    )


def current_task_state(stuk: Stuk) -> TaskState | None:
    """The open step of the paper, or None outside a round."""
    round_ = current_round(stuk)
    return round_.current_task_state if round_ else None


def step_of(task_state: TaskState) -> StepKind:
    """The kind of step of a task state."""
    return StepKind(task_state.task.specific.step)


def decider_ids(round_: WorkflowState) -> set[int]:
    """Who approved or returned a step of this round."""
    states = TaskState.objects.filter(workflow_state=round_, finished_by__isnull=False)
    return set(states.values_list("finished_by_id", flat=True))


def editor_ids(stuk: Stuk) -> set[int]:
    """Everyone who saved or submitted a version up to and including the submitted one."""
    revisions = stuk.revisions.filter(user__isnull=False)
    if stuk.submitted_revision_id:
        revisions = revisions.filter(pk__lte=stuk.submitted_revision_id)
    editors = set(revisions.values_list("user_id", flat=True))
    return editors | ({stuk.submitted_by_id} if stuk.submitted_by_id else set())
