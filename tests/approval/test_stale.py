"""What the person saw must still be so: step, version and paper are posted and compared (TRAPS)."""

import pytest

from participation import approval
from participation.choices import AuditAction, Outcome, StepKind, StukState
from participation.exceptions import NotAllowed, ParticipationError, StaleStep, TransitionNotAllowed
from participation.models import AuditEntry
from tests.approval.scene import Scene, make_scene, yesterday

CLIENT = StepKind.CLIENT


def test_the_same_post_twice_passes_one_step(scene: Scene) -> None:
    seen = scene.bring_to(StepKind.COUNCIL_PICTURE).seen()
    approval.approve_step(**seen, user=scene["clerk"])
    with pytest.raises(StaleStep):
        approval.approve_step(**seen, user=scene["clerk"])
    assert scene.step == StepKind.COUNCIL_JUDGEMENT


def test_the_last_post_twice_decides_once(scene: Scene) -> None:
    seen = scene.bring_to(StepKind.COUNCIL_DECISION).seen()
    facts = {"outcome": Outcome.ADOPTED, "number": "R-1", "date": yesterday()}
    approval.register_decision(**seen, user=scene["clerk"], **facts)
    with pytest.raises(TransitionNotAllowed):
        approval.register_decision(**seen, user=scene["clerk"], **facts)
    assert scene.now.decisions.count() == 2


def test_a_form_from_before_a_deferral_is_stale(scene: Scene) -> None:
    """Deferring opens the same step anew: an old screen does not know that the body waited."""
    seen = scene.bring_to(StepKind.COUNCIL_DECISION).seen()
    scene.decide(Outcome.DEFERRED)
    with pytest.raises(StaleStep):
        approval.register_decision(**seen, user=scene["clerk"], outcome=Outcome.ADOPTED, number="R-9", date=yesterday())
    assert scene.now.state == StukState.DEFERRED


@pytest.mark.parametrize("field", ["task_state_id", "revision_id"])
@pytest.mark.parametrize("wrong", [0, -1, 10**12])
def test_a_step_or_version_that_is_not_the_current_one(scene: Scene, field: str, wrong: int) -> None:
    seen = scene.bring_to(CLIENT).seen() | {field: wrong}
    with pytest.raises(StaleStep):
        approval.approve_step(**seen, user=scene["client"])
    with pytest.raises(StaleStep):
        approval.return_stuk(**seen, user=scene["client"], reason="Te kort.")


def test_the_step_of_another_paper(scene: Scene) -> None:
    """Two ids that do not belong together (TRAPS: checked on A while B's id came along)."""
    mine, other = scene.bring_to(CLIENT).seen(), make_scene().bring_to(CLIENT)
    with pytest.raises(StaleStep):
        approval.approve_step(**(mine | {"task_state_id": other.task_state.pk}), user=scene["client"])
    with pytest.raises(StaleStep):
        approval.approve_step(**(mine | {"revision_id": other.task_state.revision_id}), user=scene["client"])
    with pytest.raises(NotAllowed):
        approval.approve_step(**other.seen(), user=scene["client"])
    assert other.step == CLIENT


def test_a_newer_version_is_not_handed_in_unseen(scene: Scene) -> None:
    seen = scene.now.latest_revision_id
    newer = scene.now
    newer.title = "Een andere titel"
    newer.save()
    newer.save_revision(user=scene["member"])
    with pytest.raises(StaleStep):
        approval.submit_stuk(stuk=scene.now, user=scene["lead"], revision_id=seen or 0)
    assert scene.now.state == StukState.DRAFT


def test_a_row_that_is_not_its_latest_version_is_not_handed_in(scene: Scene) -> None:
    """Something wrote past the services: what would be locked is not what the lead saw."""
    row = scene.now
    row.sections = [{**row.sections[0], "body": "<p>Buiten om.</p>"}, *row.sections[1:]]
    row.save()
    with pytest.raises(StaleStep):
        scene.submit()


def test_handing_in_twice_starts_one_round(scene: Scene) -> None:
    revision = scene.now.latest_revision_id or 0
    stuk = scene.now
    approval.submit_stuk(stuk=stuk, user=scene["lead"], revision_id=revision)
    with pytest.raises(TransitionNotAllowed):
        approval.submit_stuk(stuk=stuk, user=scene["lead"], revision_id=revision)
    assert AuditEntry.objects.filter(action=AuditAction.SUBMITTED).count() == 1
    assert scene.now.workflow_states.count() == 1


def test_the_object_in_hand_may_be_old(scene: Scene) -> None:
    """The door looks at the row, not at the object that came along."""
    old = scene.now
    scene.bring_to(CLIENT).send_back()
    with pytest.raises(ParticipationError):
        approval.withdraw_stuk(stuk=old, user=scene["client"], reason="x")
    assert approval.withdraw_stuk(stuk=old, user=scene["lead"], reason="x").state == StukState.WITHDRAWN
