"""What may still be asked of a paper at a step that judged it before, where the route limits that to what changed."""

from dataclasses import dataclass

from wagtail.models import TaskState, WorkflowState

from participation.models import ReturnReason, Stuk, StukTask
from participation.models.stuk import hash_content
from participation.sections import differing_keys
from participation.selectors.steps import task_of

JUDGED = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)


@dataclass(frozen=True)
class AskedAgain:
    """``keys``: the parts about which something may be asked; ``whole``: may the paper as a whole be sent back?"""

    keys: frozenset[str]
    whole: bool


def asked_again(stuk: Stuk, task_state: TaskState) -> AskedAgain | None:
    """None: everything may be asked. What changed since this step judged the text before, and what it asked then."""
    task = task_of(task_state)
    before = _judged_before(stuk, task_state, task) if task.only_changes else None
    if before is None or stuk.submitted_revision is None:
        return None
    old, new = before.revision.content, stuk.submitted_revision.content
    keys, whole = differing_keys(old["sections"], new["sections"]), old["title"] != new["title"]
    if before.status == TaskState.STATUS_REJECTED:
        asked = set(ReturnReason.objects.filter(task_state=before).values_list("section_key", flat=True))
        keys, whole = keys | asked, whole or not asked
    return AskedAgain(frozenset(keys), whole)


def agreed_before(stuk: Stuk, task_state: TaskState) -> TaskState | None:
    """The earlier round in which the same step agreed with precisely the text that lies before it now."""
    task = task_of(task_state)
    before = _judged_before(stuk, task_state, task) if task.only_changes else None
    if before is None or before.status != TaskState.STATUS_APPROVED or stuk.submitted_revision is None:
        return None
    return before if hash_content(before.revision.content) == hash_content(stuk.submitted_revision.content) else None


def _judged_before(stuk: Stuk, task_state: TaskState, task: StukTask) -> TaskState | None:
    """The last judgement of the same step in an earlier round; a route that was edited has steps of its own."""
    states = TaskState.objects.filter(
        workflow_state__in=WorkflowState.objects.for_instance(stuk).exclude(pk=task_state.workflow_state_id),
        status__in=JUDGED,
        task__stuktask__step=task.step,
        task__stuktask__decider=task.decider,
        task__stuktask__person=task.person_id,
        task__stuktask__party=task.party,
    )
    return states.select_related("revision", "finished_by").order_by("-finished_at", "-pk").first()
