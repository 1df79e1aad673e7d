"""Rules 5, 7 and 8: role × step × action. The tables are written by hand; who is not in a cell is refused."""

from collections.abc import Callable

import pytest
from django.db import transaction

from participation import approval
from participation.choices import Body, Outcome, StepKind
from participation.exceptions import NotAllowed, TransitionNotAllowed
from tests.approval.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
Act = Callable[[str], object]

CLIENT, COMMUNICATION = StepKind.CLIENT, StepKind.COMMUNICATION
COLLEGE, COUNCIL = StepKind.COLLEGE_DECISION, StepKind.COUNCIL_DECISION
PICTURE, JUDGEMENT = StepKind.COUNCIL_PICTURE, StepKind.COUNCIL_JUDGEMENT
INFORMATION = StepKind.COUNCIL_INFORMATION
NOBODY: set[str] = set()

MAY_APPROVE = {
    CLIENT: {"client"},
    COMMUNICATION: {"communication"},
    PICTURE: {"clerk"},
    JUDGEMENT: {"clerk"},
}
MAY_REGISTER = {COLLEGE: {"secretariat"}, COUNCIL: {"clerk"}, INFORMATION: {"clerk"}}
MAY_RETURN = {
    CLIENT: {"client"},
    COMMUNICATION: {"communication"},
    COLLEGE: {"secretariat"},
    PICTURE: {"clerk"},
    JUDGEMENT: {"clerk"},
    COUNCIL: {"clerk"},
    INFORMATION: {"clerk"},
}
OUTCOMES = {
    COLLEGE: {Outcome.ADOPTED, Outcome.ADOPTED_AMENDED, Outcome.DEFERRED, Outcome.REJECTED},
    COUNCIL: {Outcome.ADOPTED, Outcome.ADOPTED_AMENDED, Outcome.DEFERRED, Outcome.REJECTED},
    INFORMATION: {Outcome.NOTED},
}


def at(step: StepKind) -> Scene:
    """A paper at this step, on the route that has it."""
    return make_scene(body=Body.COLLEGE if step == INFORMATION else Body.COUNCIL).bring_to(step)


def who_can(scene: Scene, act: Act) -> set[str]:
    """Everybody tries; what they do is undone. A refusal that is not NotAllowed fails the test."""
    allowed = set()
    for name in scene.people:
        with transaction.atomic():
            try:
                act(name)
            except NotAllowed:
                continue
            finally:
                transaction.set_rollback(True)
            allowed.add(name)
    return allowed


@pytest.mark.parametrize("step", list(MAY_APPROVE))
def test_who_passes_a_step(step: StepKind) -> None:
    scene = at(step)
    assert who_can(scene, lambda name: scene.approve(by=name)) == MAY_APPROVE[step]


@pytest.mark.parametrize("step", list(MAY_REGISTER))
def test_who_registers_a_decision(step: StepKind) -> None:
    scene = at(step)
    outcome = Outcome.NOTED if step == INFORMATION else Outcome.ADOPTED
    assert who_can(scene, lambda name: scene.decide(outcome, by=name)) == MAY_REGISTER[step]


@pytest.mark.parametrize("step", list(MAY_RETURN))
def test_who_returns_the_paper(step: StepKind) -> None:
    scene = at(step)
    assert who_can(scene, lambda name: scene.send_back(by=name)) == MAY_RETURN[step]


@pytest.mark.parametrize("step", list(MAY_RETURN))
def test_who_withdraws(step: StepKind) -> None:
    scene = at(step)
    assert who_can(
        scene, lambda name: approval.withdraw_stuk(stuk=scene.now, user=scene[name], reason="Niet nodig.")
    ) == {"lead"}


def test_who_submits_a_draft(scene: Scene) -> None:
    assert who_can(scene, lambda name: scene.submit(by=name)) == {"lead"}


def test_who_submits_a_returned_paper(scene: Scene) -> None:
    scene.bring_to(CLIENT).send_back()
    assert who_can(scene, lambda name: scene.submit(by=name)) == {"lead"}


@pytest.mark.parametrize("step", list(MAY_REGISTER))
def test_a_step_of_a_body_is_not_passed_without_a_decision(step: StepKind) -> None:
    scene = at(step)
    with pytest.raises(TransitionNotAllowed):
        scene.approve()


@pytest.mark.parametrize("step", list(MAY_APPROVE))
def test_a_step_without_a_body_takes_no_decision(step: StepKind) -> None:
    scene = at(step)
    before = scene.now.decisions.count()
    for outcome in Outcome:
        with pytest.raises(TransitionNotAllowed):
            scene.decide(outcome)
    assert scene.now.decisions.count() == before


@pytest.mark.parametrize("step", list(OUTCOMES))
def test_which_outcomes_a_body_has(step: StepKind) -> None:
    scene, possible = at(step), set()
    for outcome in Outcome:
        with transaction.atomic():
            try:
                scene.decide(outcome)
                possible.add(outcome)
            except TransitionNotAllowed:
                continue
            finally:
                transaction.set_rollback(True)
    assert possible == OUTCOMES[step]


def test_a_stranger_does_not_hear_how_a_confidential_paper_stands() -> None:
    """Rule 11: the same refusal, whatever the state and whatever is posted."""
    scene = make_scene(confidentiality="confidential", published=False).bring_to(CLIENT)
    for name in ("stranger", "communication", "auditor", "admin", "superuser", "council", "clerk"):
        for act in (
            lambda name=name: scene.submit(by=name),
            lambda name=name: scene.approve(by=name),
            lambda name=name: approval.approve_step(stuk=scene.now, user=scene[name], task_state_id=0, revision_id=0),
        ):
            with pytest.raises(NotAllowed) as refusal:
                act()
            assert type(refusal.value) is NotAllowed
