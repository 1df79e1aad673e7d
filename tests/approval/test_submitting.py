"""Handing in: a whole text, and a route that somebody can finish."""

import pytest
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from participation.choices import AuditAction, StepKind, StukState
from participation.exceptions import RouteIncomplete, SectionsMissing
from participation.models import AuditEntry, Route, StukTask
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.approval.scene import Scene
from tests.approval.test_separation import edit
from tests.factories import ReplacementFactory, StukFactory, UserFactory, give_roles


def test_handing_in_locks_the_version(scene: Scene) -> None:
    stuk = scene.submit()
    assert (stuk.state, stuk.submitted_by) == (StukState.IN_REVIEW, scene["lead"])
    assert stuk.submitted_revision == stuk.latest_revision == scene.task_state.revision
    assert stuk.submitted_at is not None
    entry = AuditEntry.objects.get(action=AuditAction.SUBMITTED)
    assert (entry.actor, entry.data["content_hash"]) == (scene["lead"], stuk.content_hash())


def test_empty_sections_are_named(scene: Scene) -> None:
    scene.stuk = StukFactory(owner=scene.traject)
    with pytest.raises(SectionsMissing, match="“Kosten”") as refusal:
        scene.submit()
    assert refusal.value.titles == ["Kosten"]
    assert (scene.now.state, scene.step) == (StukState.DRAFT, None)


def route(scene: Scene) -> Route:
    return Route.objects.get(kind=scene.stuk.kind, competent_body=scene.traject.opgave.competent_body)


def refusal_of(scene: Scene) -> str:
    with pytest.raises(RouteIncomplete) as refusal:
        scene.submit()
    assert scene.now.state == StukState.DRAFT
    return str(refusal.value)


def test_no_route(scene: Scene) -> None:
    route(scene).delete()
    assert "geen route" in refusal_of(scene)


def test_a_route_out_of_use(scene: Scene) -> None:
    Workflow.objects.filter(pk=route(scene).workflow_id).update(active=False)
    assert "geen route" in refusal_of(scene)


def test_a_route_without_steps(scene: Scene) -> None:
    WorkflowTask.objects.filter(workflow=route(scene).workflow).delete()
    assert "geen stappen" in refusal_of(scene)


def test_a_route_with_a_step_for_pages(scene: Scene) -> None:
    """Beheer puts a step of the guide's moderation in a route for papers."""
    task = GroupApprovalTask.objects.create(name="Toets van bladzijden")
    WorkflowTask.objects.create(workflow=route(scene).workflow, task=task, sort_order=99)
    assert "Toets van bladzijden" in refusal_of(scene)


def test_a_step_out_of_use_is_skipped(scene: Scene) -> None:
    StukTask.objects.filter(step=StepKind.COMMUNICATION).update(active=False)
    scene.bring_to(StepKind.CLIENT).approve()
    assert scene.step == StepKind.COLLEGE_DECISION


@pytest.mark.parametrize(
    ("role", "step"),
    [
        (Role.COMMUNICATION, "Toets communicatie"),
        (Role.SECRETARIAT, "Besluit van het college"),
        (Role.CLERK, "Raad: beeldvorming"),
    ],
)
def test_a_step_that_nobody_can_take(scene: Scene, role: Role, step: str) -> None:
    """An account that is no longer in use does not count."""
    for person in User.objects.filter(groups__name=role, is_active=True):
        person.groups.clear()
    assert step in refusal_of(scene)


def test_a_dossier_without_a_client(scene: Scene) -> None:
    opgave = scene.traject.opgave
    opgave.client = None
    opgave.save()
    assert "Akkoord van de opdrachtgever" in refusal_of(scene)


def test_a_client_who_wrote_along(scene: Scene) -> None:
    """Then somebody must stand in for the client."""
    scene.people["client"] = scene["member"]
    opgave = scene.traject.opgave
    opgave.client = scene["member"]
    opgave.save()
    give_roles(scene["member"], Role.MANAGER)
    assert "Akkoord van de opdrachtgever" in refusal_of(scene)
    ReplacementFactory(person=scene["member"], replacement=scene["manager2"])
    scene.submit()
    scene.approve(by="manager2")


def test_the_only_one_in_a_role_wrote_along(scene: Scene) -> None:
    stuk = scene.now
    stuk.save_revision(user=scene["communication"])
    assert "Toets communicatie" in refusal_of(scene)


def test_one_person_for_two_steps(scene: Scene) -> None:
    """Nobody decides two steps of one round, so one manager who is also communication is one too few."""
    scene["communication"].groups.clear()
    give_roles(scene["client"], Role.COMMUNICATION)
    assert "Toets communicatie" in refusal_of(scene)
    UserFactory(role=Role.COMMUNICATION)
    scene.submit()


def test_people_are_shared_out_over_the_steps(scene: Scene) -> None:
    """The client's deputy could do both steps; communication only its own. Together they can finish."""
    ReplacementFactory(person=scene["client"], replacement=scene["manager2"])
    scene["client"].groups.clear()
    give_roles(scene["manager2"], Role.COMMUNICATION)
    scene.submit()
    scene.approve(by="manager2")
    scene.approve(by="communication")


def test_handing_in_again_after_a_return(scene: Scene) -> None:
    scene.bring_to(StepKind.COLLEGE_DECISION).send_back()
    edit(scene, "lead", "Met de kosten erbij.")
    stuk = scene.submit()
    assert "kosten erbij" in stuk.submitted_revision.content["sections"][0]["body"]
    assert stuk.workflow_states.count() == 2
