"""Two decisions on one step in the same moment: one goes through, with one row (TRAPS: approve takes no lock)."""

from wagtail.models import TaskState

from participation import approval, audit
from participation.choices import AuditAction, StepKind, StukState
from tests.approval.scene import Scene
from tests.factories import ReplacementFactory
from tests.races.paper import FEWER_ROUNDS, ROUNDS, RacePaper
from tests.races.racing import Racers


def test_approve_and_approve(scene: Scene, pair: Racers) -> None:
    """The client and who replaces the client: both may, once."""
    ReplacementFactory(person=scene["client"], replacement=scene["manager2"])
    paper = RacePaper(scene.bring_to(StepKind.CLIENT))
    deciders = [paper["client"], paper["manager2"]]
    for _round in range(ROUNDS):
        outcomes = pair.run([lambda user=user: approval.approve_step(user=user, **paper.seen) for user in deciders])
        won = paper.winner(outcomes)
        decided, following = paper.steps
        assert (decided.status, decided.finished_by) == (TaskState.STATUS_APPROVED, deciders[won])
        assert following.status == TaskState.STATUS_IN_PROGRESS
        assert paper.new_rows() == [AuditAction.STEP_APPROVED]
        paper.put_back()
    assert audit.verify_chain().sound


def test_the_same_person_pressing_twice(scene: Scene, pair: Racers) -> None:
    """One POST sent twice passes one step, not two (TRAPS)."""
    paper = RacePaper(scene.bring_to(StepKind.COUNCIL_PICTURE))
    for _round in range(FEWER_ROUNDS):
        press = lambda: approval.approve_step(user=paper["clerk"], **paper.seen)  # noqa: E731  # both press this
        paper.winner(pair.run([press, press]))
        assert [step.task.specific.step for step in paper.steps[-2:]] == [
            StepKind.COUNCIL_PICTURE,
            StepKind.COUNCIL_JUDGEMENT,
        ]
        assert paper.new_rows() == [AuditAction.STEP_APPROVED]
        paper.put_back()


def test_approve_and_return(scene: Scene, pair: Racers) -> None:
    ReplacementFactory(person=scene["client"], replacement=scene["manager2"])
    paper = RacePaper(scene.bring_to(StepKind.CLIENT))
    acts = [
        lambda: approval.approve_step(user=paper["client"], **paper.seen),
        lambda: approval.return_stuk(user=paper["manager2"], reason="Noem de kosten.", **paper.seen),
    ]
    after = [(StukState.IN_REVIEW, AuditAction.STEP_APPROVED), (StukState.RETURNED, AuditAction.RETURNED)]
    for _round in range(ROUNDS):
        won = paper.winner(pair.run(acts))
        assert (paper.now.state, *paper.new_rows()) == after[won]
        paper.put_back()
