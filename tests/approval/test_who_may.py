"""Rules 5, 7 and 8: role × step × action. The tables are written by hand; who is not in a cell is refused."""

from collections.abc import Callable

import pytest
from django.db import transaction

from participation import approval
from participation.choices import Body, Outcome, StepKind
from participation.exceptions import NotAllowed, TransitionNotAllowed
from tests.approval.scene import Scene, make_scene
from tests.made_once import MadeOnce

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


def papers_at_each_step() -> dict[StepKind, Scene]:
    """Each on a route that has the step; no number of a decision is given twice."""
    numbers: list[str] = []
    papers = {}
    for step in MAY_RETURN:
        scene = make_scene(body=Body.COLLEGE if step == INFORMATION else Body.COUNCIL)
        scene.numbers = numbers
        papers[step] = scene.bring_to(step)
    return papers


@pytest.fixture(scope="session")
def rows_of_steps() -> Callable[[], dict[StepKind, Scene]]:
    return papers_at_each_step


@pytest.fixture
def papers(db: None, made_once: MadeOnce, rows_of_steps: Callable[[], dict[StepKind, Scene]]) -> dict[StepKind, Scene]:
    """A paper at each step, each with people of its own."""
    return made_once.of(rows_of_steps)


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
def test_who_passes_a_step(papers: dict[StepKind, Scene], step: StepKind) -> None:
    scene = papers[step]
    assert who_can(scene, lambda name: scene.approve(by=name)) == MAY_APPROVE[step]


@pytest.mark.parametrize("step", list(MAY_REGISTER))
def test_who_registers_a_decision(papers: dict[StepKind, Scene], step: StepKind) -> None:
    scene = papers[step]
    outcome = Outcome.NOTED if step == INFORMATION else Outcome.ADOPTED
    assert who_can(scene, lambda name: scene.decide(outcome, by=name)) == MAY_REGISTER[step]


@pytest.mark.parametrize("step", list(MAY_RETURN))
def test_who_returns_the_paper(papers: dict[StepKind, Scene], step: StepKind) -> None:
    scene = papers[step]
    assert who_can(scene, lambda name: scene.send_back(by=name)) == MAY_RETURN[step]


@pytest.mark.parametrize("step", list(MAY_RETURN))
def test_who_withdraws(papers: dict[StepKind, Scene], step: StepKind) -> None:
    scene = papers[step]
    assert who_can(
        scene, lambda name: approval.withdraw_stuk(stuk=scene.now, user=scene[name], reason="Niet nodig.")
    ) == {"lead"}


def test_who_submits_a_draft(scene: Scene) -> None:
    assert who_can(scene, lambda name: scene.submit(by=name)) == {"lead"}


def test_who_submits_a_returned_paper(scene: Scene) -> None:
    scene.bring_to(CLIENT).send_back()
    assert who_can(scene, lambda name: scene.submit(by=name)) == {"lead"}


@pytest.mark.parametrize("step", list(MAY_REGISTER))
def test_a_step_of_a_body_is_not_passed_without_a_decision(papers: dict[StepKind, Scene], step: StepKind) -> None:
    scene = papers[step]
    with pytest.raises(TransitionNotAllowed):
        scene.approve()


@pytest.mark.parametrize("step", list(MAY_APPROVE))
def test_a_step_without_a_body_takes_no_decision(papers: dict[StepKind, Scene], step: StepKind) -> None:
    scene = papers[step]
    before = scene.now.decisions.count()
    for outcome in Outcome:
        with pytest.raises(TransitionNotAllowed):
            scene.decide(outcome)
    assert scene.now.decisions.count() == before


@pytest.mark.parametrize("step", list(OUTCOMES))
def test_which_outcomes_a_body_has(papers: dict[StepKind, Scene], step: StepKind) -> None:
    scene, possible = papers[step], set()
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
