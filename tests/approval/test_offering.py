"""What college and council are offered, and what they keep reading when the paper goes back to its authors (rule 3)."""

from participation.choices import StepKind, StukState
from participation.policy import readable_revision, user_can_view
from participation.selectors.steps import current_round
from tests.approval.scene import Scene
from tests.approval.test_separation import edit


def test_nobody_is_offered_a_paper_before_its_step(scene: Scene) -> None:
    stuk = scene.bring_to(StepKind.COMMUNICATION).now
    assert (stuk.college_offered_at, stuk.council_offered_at, stuk.council_revision) == (None, None, None)
    assert not user_can_view(scene["council"], stuk)


def test_the_college_is_offered_at_its_step(scene: Scene) -> None:
    stuk = scene.bring_to(StepKind.COLLEGE_DECISION).now
    assert stuk.college_offered_at is not None
    assert stuk.council_offered_at is None


def test_the_council_is_offered_the_submitted_version(scene: Scene) -> None:
    stuk = scene.bring_to(StepKind.COUNCIL_PICTURE).now
    assert stuk.council_offered_at is not None
    assert stuk.council_revision == stuk.submitted_revision
    assert readable_revision(scene["council"], stuk) == stuk.submitted_revision


def test_the_council_keeps_its_text_while_the_authors_write(scene: Scene) -> None:
    offered = scene.bring_to(StepKind.COUNCIL_JUDGEMENT).now
    scene.send_back(reason="De raad wil de kosten zien.")
    edit(scene, "lead", "Nog niet voor de raad.")
    assert readable_revision(scene["council"], scene.now) == offered.submitted_revision
    scene.bring_to(StepKind.COLLEGE_DECISION)
    assert readable_revision(scene["council"], scene.now) == offered.submitted_revision
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    now = scene.now
    assert readable_revision(scene["council"], now) == now.submitted_revision != offered.submitted_revision
    assert now.council_offered_at == offered.council_offered_at, "the history since the first offer stays theirs"


def test_after_a_return_the_round_begins_anew(scene: Scene) -> None:
    first_round = current_round(scene.bring_to(StepKind.COUNCIL_PICTURE).now)
    returned = scene.send_back()
    assert (returned.state, scene.step) == (StukState.RETURNED, None)
    edit(scene, "lead", "Met de kosten.")
    stuk = scene.submit()
    assert scene.step == StepKind.CLIENT
    assert current_round(stuk) != first_round
    assert stuk.submitted_revision == stuk.latest_revision != returned.submitted_revision


def test_every_step_is_bound_to_the_submitted_version(scene: Scene) -> None:
    """Wagtail would bind it to the latest one, whatever that is (TRAPS)."""
    stuk = scene.bring_to(StepKind.CLIENT).now
    stray = scene.now
    stray.title = "Buiten de deur om"
    stray.save_revision(user=scene["member"])
    scene.move()
    assert scene.task_state.revision == stuk.submitted_revision
