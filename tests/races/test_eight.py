"""Eight people at once, on the same step or the same paper: one is first, one row is written, the others hear so."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from participation import approval, audit
from participation.choices import AuditAction, Body, StepKind, StukKind, StukState
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import AuditEntry, Route, Stuk, StukTask
from participation.services.route_editing import save_route
from participation.services.stukken import create_stuk, delete_stuk
from samenwerking.accounts.memberships import end_role, give_role
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.approval.scene import COMPLETE, Scene, yesterday
from tests.factories import ReplacementFactory
from tests.matrix.spread import WHOLE
from tests.races.paper import RacePaper
from tests.races.racing import Racers

WORKERS = 8
# ``make matrix`` races two hundred times.
ROUNDS = 200 if WHOLE else 8


@pytest.fixture
def eight(transactional_db: None) -> Iterator[Racers]:
    with Racers(WORKERS) as racers:
        yield racers


def test_eight_agree_at_once(scene: Scene, eight: Racers) -> None:
    ReplacementFactory(person=scene["client"], replacement=scene["manager2"])
    paper = RacePaper(scene.bring_to(StepKind.CLIENT))
    deciders = [paper["client"], paper["manager2"]] * (WORKERS // 2)
    for _round in range(ROUNDS):
        won = paper.winner(
            eight.run([lambda user=user: approval.approve_step(user=user, **paper.seen) for user in deciders])
        )
        assert paper.steps[0].finished_by == deciders[won]
        assert paper.new_rows() == [AuditAction.STEP_APPROVED]
        paper.put_back()
    assert audit.verify_chain().sound


def test_four_agree_and_four_give_back(scene: Scene, eight: Racers) -> None:
    ReplacementFactory(person=scene["client"], replacement=scene["manager2"])
    paper = RacePaper(scene.bring_to(StepKind.CLIENT))
    acts: list[Callable[[], object]] = [
        lambda: approval.approve_step(user=paper["client"], **paper.seen),
        lambda: approval.return_stuk(user=paper["manager2"], reason="Noem de kosten.", **paper.seen),
    ]
    after = [(StukState.IN_REVIEW, AuditAction.STEP_APPROVED), (StukState.RETURNED, AuditAction.RETURNED)]
    for _round in range(ROUNDS):
        won = paper.winner(eight.run(acts * (WORKERS // 2)))
        assert (paper.now.state, *paper.new_rows()) == after[won % 2]
        paper.put_back()


def test_eight_write_the_decision_down(scene: Scene, eight: Racers) -> None:
    """Two clerks, four browsers each, each with a number of its own."""
    paper = RacePaper(scene.bring_to(StepKind.COUNCIL_DECISION))
    for turn in range(ROUNDS):
        outcomes = eight.run(
            [
                lambda number=f"R-{turn}-{number}": approval.register_decision(
                    user=paper["clerk"],
                    outcome="adopted",
                    number=number,
                    date=yesterday(),
                    **paper.seen,
                )
                for number in range(WORKERS)
            ]
        )
        won = paper.winner(outcomes)
        decision = paper.now.decisions.get(task_state=paper.task_state)
        assert decision.number == f"R-{turn}-{won}"
        assert paper.new_rows() == [AuditAction.DECISION_REGISTERED, AuditAction.PUBLISHED]
        paper.put_back()


def test_deleting_and_handing_in(scene: Scene, eight: Racers) -> None:
    """A draft is gone, or it is handed in; never a round without its paper."""
    lead = scene["lead"]
    for turn in range(ROUNDS):
        stuk = create_stuk(
            user=scene["member"], owner=scene.traject, kind=StukKind.PLAN_VAN_AANPAK, title=f"Plan {turn}"
        )
        stuk.sections = COMPLETE
        stuk.save()
        revision = stuk.save_revision(user=scene["member"])
        acts: list[Callable[[], object]] = [
            lambda stuk=stuk: delete_stuk(user=lead, stuk=stuk) or "gone",
            lambda stuk=stuk, seen=revision.pk: approval.submit_stuk(stuk=stuk, user=lead, revision_id=seen),
        ]
        outcomes = eight.run(acts * (WORKERS // 2))
        won = [one for one in outcomes if not isinstance(one, Exception)]
        assert all(isinstance(one, ParticipationError) for one in outcomes if isinstance(one, Exception)), outcomes
        assert len(won) == 1, outcomes
        rounds = WorkflowState.objects.filter(object_id=str(stuk.pk)).count()
        left = Stuk.objects.filter(pk=stuk.pk).count()
        assert (left, rounds) == ((0, 0) if won == ["gone"] else (1, 1))
        rows = AuditEntry.objects.filter(object_type="stuk", object_id=stuk.pk)
        assert rows.filter(action__in=[AuditAction.DELETED, AuditAction.SUBMITTED]).count() == 1
        approval.withdraw_stuk(stuk=stuk, user=lead, reason="Klaar.") if left else None


def test_a_role_is_taken_while_its_owner_decides(scene: Scene, eight: Racers) -> None:
    """Whoever decided had the role at that moment, and the record says so."""
    paper = RacePaper(scene.bring_to(StepKind.COMMUNICATION))
    person: User = paper["communication"]
    person.groups.clear()
    for _round in range(ROUNDS):
        given = give_role(by=None, user=person, role=Role.COMMUNICATION, starts_on=timezone.localdate())
        acts: list[Callable[[], object]] = [
            lambda: approval.approve_step(user=person, **paper.seen),
            lambda given=given: end_role(by=None, membership=given),
        ]
        outcomes = eight.run(acts * (WORKERS // 2))[::2]
        passed = [one for one in outcomes if isinstance(one, Stuk)]
        assert len(passed) <= 1
        assert all(isinstance(one, ParticipationError) for one in outcomes if not isinstance(one, Stuk)), outcomes
        rows = AuditEntry.objects.filter(object_type="stuk", object_id=paper.stuk.pk, action="step_approved")
        assert len(paper.new_rows()) == len(passed)
        if passed:
            newest = rows.order_by("sequence").last()
            assert newest is not None
            assert Role.COMMUNICATION.value in newest.data["roles"]
        paper.put_back()
    with pytest.raises(NotAllowed):
        approval.approve_step(user=person, **paper.seen)


def test_a_route_is_changed_while_papers_are_handed_in(scene: Scene, eight: Racers) -> None:
    """Each round runs wholly on the old route or wholly on the new one, and the route stays one."""
    admin, lead = scene["admin"], scene["lead"]
    kinds = [StepKind.CLIENT, StepKind.COLLEGE_DECISION]
    for turn in range(ROUNDS // 2):
        route = Route.objects.get(kind=StukKind.STARTNOTITIE, competent_body=Body.COUNCIL)
        steps = [[StukTask(step=kind, term_days=20 + 2 * turn + one) for kind in kinds] for one in range(2)]
        now = scene.now
        acts: list[Callable[[], Any]] = [
            lambda made=made, seen=route.workflow_id: save_route(
                user=admin, kind=StukKind.STARTNOTITIE, body=Body.COUNCIL, steps=made, seen_workflow_id=seen
            )
            for made in steps
        ]
        hand_in = lambda stuk=now: approval.submit_stuk(  # noqa: E731  # six people do this
            stuk=stuk, user=lead, revision_id=stuk.latest_revision_id or 0
        )
        outcomes = eight.run([*acts, *[hand_in] * (WORKERS - 2)])
        assert sum(isinstance(one, Route) for one in outcomes) == 1, outcomes
        assert sum(isinstance(one, Stuk) for one in outcomes) == 1, outcomes
        assert all(isinstance(one, (Route, Stuk, ParticipationError)) for one in outcomes), outcomes
        (round_,) = WorkflowState.objects.for_instance(scene.now).filter(status=WorkflowState.STATUS_IN_PROGRESS)
        route.refresh_from_db()
        assert round_.workflow_id in (now.get_workflow().pk, route.workflow_id) or round_.workflow.active is False
        first = TaskState.objects.get(workflow_state=round_)
        assert first.task_id in set(round_.workflow.tasks.values_list("pk", flat=True))
        scene.send_back()
    assert audit.verify_chain().sound
