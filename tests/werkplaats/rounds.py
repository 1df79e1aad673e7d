"""Papers somewhere on a route, made directly: the way there is tested elsewhere."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Task, TaskState, Workflow, WorkflowState, WorkflowTask

from participation.choices import StepKind
from participation.models import Stuk, StukTask
from samenwerking.accounts.models import User


def at_step(stuk: Stuk, step: StepKind, *, before: dict[StepKind, User] | None = None) -> TaskState:
    """Put a submitted paper at a step of a round; ``before`` says who finished earlier steps."""
    workflow = Workflow.objects.create(name=f"route {stuk.pk}")
    kind = ContentType.objects.get_for_model(Stuk)
    round_ = WorkflowState.objects.create(
        base_content_type=kind, content_type=kind, object_id=str(stuk.pk), workflow=workflow
    )
    for earlier, person in (before or {}).items():
        _state(round_, earlier, stuk, status=TaskState.STATUS_APPROVED, by=person)
    current = _state(round_, step, stuk, status=TaskState.STATUS_IN_PROGRESS)
    round_.current_task_state = current
    round_.save()
    return current


def _state(round_: WorkflowState, step: StepKind, stuk: Stuk, *, status: str, by: User | None = None) -> TaskState:
    task: Task = StukTask.objects.create(name=f"{step} {stuk.pk}", step=step)
    WorkflowTask.objects.create(workflow=round_.workflow, task=task)
    return TaskState.objects.create(
        workflow_state=round_,
        revision=stuk.submitted_revision,
        task=task.task_ptr,
        status=status,
        finished_by=by,
        finished_at=timezone.now() if by else None,
    )
