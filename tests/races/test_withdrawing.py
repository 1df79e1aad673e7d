"""The lead withdraws while somebody decides: the paper is one or the other, never both."""

from participation import approval
from participation.choices import AuditAction, StepKind, StukState
from tests.approval.scene import Scene, yesterday
from tests.races.paper import FEWER_ROUNDS, ROUNDS, RacePaper
from tests.races.racing import Racers


def test_withdraw_and_publish(scene: Scene, pair: Racers) -> None:
    """The council's decision, which puts the paper on the register, against a withdrawal."""
    paper = RacePaper(scene.bring_to(StepKind.COUNCIL_DECISION))
    acts = [
        lambda: approval.register_decision(
            user=paper["clerk"], outcome="adopted", number="R-2026-1", date=yesterday(), **paper.seen
        ),
        lambda: approval.withdraw_stuk(stuk=paper.stuk, user=paper["lead"], reason="Niet meer nodig."),
    ]
    after = [
        (StukState.ADOPTED, True, 1, [AuditAction.DECISION_REGISTERED, AuditAction.PUBLISHED]),
        (StukState.WITHDRAWN, False, 0, [AuditAction.WITHDRAWN]),
    ]
    for _round in range(ROUNDS):
        won = paper.winner(pair.run(acts))
        now = paper.now
        decisions = now.decisions.filter(task_state=paper.task_state).count()
        assert (now.state, now.live, decisions, paper.new_rows()) == after[won]
        paper.put_back()


def test_withdraw_and_approve(scene: Scene, pair: Racers) -> None:
    """Whoever is second hears so. A withdrawal after the step is allowed, so the lead may succeed second."""
    paper = RacePaper(scene.bring_to(StepKind.CLIENT))
    acts = [
        lambda: approval.approve_step(user=paper["client"], **paper.seen),
        lambda: approval.withdraw_stuk(stuk=paper.stuk, user=paper["lead"], reason="Niet meer nodig."),
    ]
    for _round in range(FEWER_ROUNDS):
        approved, withdrawn = pair.run(acts)
        assert paper.now.state == StukState.WITHDRAWN
        assert withdrawn.state == StukState.WITHDRAWN
        passed = not isinstance(approved, Exception)
        assert paper.new_rows() == [*([AuditAction.STEP_APPROVED] if passed else []), AuditAction.WITHDRAWN]
        paper.put_back()
