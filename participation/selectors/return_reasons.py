"""What was asked when a paper came back the last time, part by part."""

from wagtail.models import TaskState, WorkflowState

from participation.models import ReturnReason, Stuk


def last_return_reasons(stuk: Stuk) -> dict[str, str]:
    """Per key of a part what must change, as asked at the last return; empty when the paper never came back."""
    returned = TaskState.objects.filter(
        workflow_state__in=WorkflowState.objects.for_instance(stuk), status=TaskState.STATUS_REJECTED
    )
    last = returned.order_by("-finished_at", "-pk").values("pk")[:1]
    rows = ReturnReason.objects.filter(stuk=stuk, task_state__in=last)
    return {row.section_key: row.text for row in rows}
