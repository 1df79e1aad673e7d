"""What must hold of a paper at any moment, written by hand from DESIGN section 3; nothing here asks the policy."""

from collections.abc import Iterable

from wagtail.models import TaskState, WorkflowState

from participation.choices import AuditAction, Outcome, StukState
from participation.models import AuditEntry, Decision, Stuk
from participation.models.stuk import hash_content

# From one state to another, and nothing else; a refused act leaves the state as it was.
LEGAL = {
    "draft": {"in_review", "withdrawn"},
    "returned": {"in_review", "withdrawn"},
    "in_review": {"returned", "adopted", "adopted_amended", "rejected", "deferred", "withdrawn"},
    "deferred": {"in_review", "returned", "adopted", "adopted_amended", "rejected", "withdrawn"},
    "withdrawn": {"draft"},
    "adopted": set(),
    "adopted_amended": set(),
    "rejected": set(),
}
# Where somebody writes down what a body did: one clerk may do all stages of the council (rule 8).
REGISTERED = {"college_decision", "council_picture", "council_judgement", "council_decision", "council_information"}
SETTLING = (Outcome.ADOPTED, Outcome.ADOPTED_AMENDED)


def legal_step(before: str, after: str) -> bool:
    return before == after or after in LEGAL[before]


def rounds_of(stuk: Stuk) -> Iterable[WorkflowState]:
    return WorkflowState.objects.for_instance(stuk)


def two_pairs_of_eyes(stuk: Stuk) -> None:
    """Rule 7: who wrote or handed in the text judged did not judge it, and nobody judged twice in one round."""
    amended = Decision.objects.filter(stuk=stuk, outcome=Outcome.ADOPTED_AMENDED).values_list("revision_id", flat=True)
    written = [(r.pk, r.user_id) for r in stuk.revisions.all() if r.pk not in set(amended)]
    for round_ in rounds_of(stuk):
        taken = TaskState.objects.filter(workflow_state=round_, status__in=("approved", "rejected"))
        judged: dict[int, set[str]] = {}
        for state in taken.select_related("task__stuktask"):
            writers = {user for number, user in written if number <= state.revision_id}
            assert state.finished_by_id not in writers, "a writer judged the text"
            judged.setdefault(state.finished_by_id, set()).add(state.task.stuktask.step)
            registered = state.task.stuktask.step in REGISTERED
            own = {step for step in judged[state.finished_by_id] if step not in REGISTERED}
            assert len(own) <= (0 if registered else 1) or len(judged[state.finished_by_id]) == 1, "judged twice"


def what_is_public_was_adopted(stuk: Stuk) -> None:
    """Byte for byte: the text on the register has the hash that the last settling decision was bound to."""
    if not stuk.live:
        return
    assert stuk.state in (StukState.ADOPTED, StukState.ADOPTED_AMENDED)
    decision = Decision.objects.filter(stuk=stuk, outcome__in=SETTLING).order_by("pk").last()
    assert decision is not None
    assert stuk.live_revision is not None
    assert hash_content(stuk.live_revision.content) == decision.content_hash
    assert hash_content(decision.revision.content) == decision.content_hash


def one_round_at_most(stuk: Stuk) -> None:
    """An open round exactly while the paper is being judged, and its step is bound to the version handed in."""
    running = [round_ for round_ in rounds_of(stuk) if round_.status == WorkflowState.STATUS_IN_PROGRESS]
    assert len(running) == (1 if stuk.state in ("in_review", "deferred") else 0), (stuk.state, len(running))
    for round_ in running:
        assert round_.current_task_state is not None
        assert round_.current_task_state.revision_id == stuk.submitted_revision_id


def every_act_has_its_row(stuk: Stuk) -> None:
    """As many rows as decisions, steps and submissions: none lost, none twice."""
    rows = AuditEntry.objects.filter(object_type="stuk", object_id=stuk.pk)
    assert rows.filter(action=AuditAction.DECISION_REGISTERED).count() == Decision.objects.filter(stuk=stuk).count()
    assert rows.filter(action=AuditAction.SUBMITTED).count() == rounds_of(stuk).count()
    approved = TaskState.objects.filter(workflow_state__in=rounds_of(stuk), status="approved")
    plain = approved.exclude(pk__in=Decision.objects.filter(stuk=stuk).values("task_state_id"))
    assert rows.filter(action=AuditAction.STEP_APPROVED).count() == plain.count()
