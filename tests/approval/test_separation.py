"""Rule 7: nobody decides on what they wrote or submitted, nor two steps of one round. No exception for superusers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from participation.choices import AuditAction, StepKind, TeamRole
from participation.exceptions import NotAllowed, SeparationOfDuties
from participation.models import AuditEntry
from participation.policy import grant_team_role
from participation.services.stukken import save_stuk
from samenwerking.accounts.roles import Role
from tests.approval.scene import Scene
from tests.factories import ReplacementFactory, give_roles

CLIENT, COMMUNICATION = StepKind.CLIENT, StepKind.COMMUNICATION


def edit(scene: Scene, name: str, text: str) -> None:
    stuk = scene.now
    first, *rest = stuk.sections
    save_stuk(
        user=scene[name],
        stuk=stuk,
        title=stuk.title,
        sections=[{**first, "body": f"<p>{text}</p>"}, *rest],
        internal_notes=stuk.internal_notes,
        base_revision_id=stuk.latest_revision_id,
    )


def make_superuser(scene: Scene, name: str) -> None:
    person = scene[name]
    person.is_superuser = True
    person.save()


@pytest.mark.parametrize("superuser", [False, True])
@pytest.mark.parametrize("name", ["lead", "member"])
def test_who_submitted_or_wrote_does_not_decide(scene: Scene, name: str, superuser: bool) -> None:
    """The member made the first version, the lead only handed it in."""
    if superuser:
        make_superuser(scene, name)
    give_roles(scene[name], Role.COMMUNICATION)
    scene.bring_to(COMMUNICATION)
    with pytest.raises(SeparationOfDuties):
        scene.approve(by=name)
    with pytest.raises(SeparationOfDuties):
        scene.send_back(by=name)


def test_any_editor_of_the_submitted_version_counts(scene: Scene) -> None:
    """Also somebody who wrote long ago and was overwritten since."""
    grant_team_role(scene["communication"], scene.traject, TeamRole.MEMBER)
    edit(scene, "communication", "Mijn zin.")
    edit(scene, "member", "Een heel andere zin.")
    give_roles(scene["stranger"], Role.COMMUNICATION)
    scene.bring_to(COMMUNICATION)
    with pytest.raises(SeparationOfDuties):
        scene.approve(by="communication")
    scene.approve(by="stranger")


def test_nobody_decides_two_steps_of_one_round(scene: Scene) -> None:
    give_roles(scene["client"], Role.COMMUNICATION)
    scene.bring_to(CLIENT).approve()
    with pytest.raises(SeparationOfDuties):
        scene.approve(by="client")
    scene.approve(by="communication")


def test_a_new_round_is_a_new_chance(scene: Scene) -> None:
    give_roles(scene["client"], Role.COMMUNICATION)
    scene.bring_to(COMMUNICATION).send_back(by="communication")
    scene.submit()
    scene.approve(by="client")
    with pytest.raises(SeparationOfDuties):
        scene.approve(by="client")


def test_one_clerk_registers_every_stage_of_the_council(scene: Scene) -> None:
    """Rule 8: registering is not deciding."""
    scene.bring_to(StepKind.COUNCIL_DECISION)
    scene.decide(by="clerk")
    assert scene.now.live


def test_a_superuser_without_the_role_is_nobody(scene: Scene) -> None:
    scene.submit()
    with pytest.raises(NotAllowed):
        scene.approve(by="superuser")


def test_a_role_taken_away_works_at_once(scene: Scene) -> None:
    """Rule 10, even for the object that came with the request and remembers the role."""
    scene.bring_to(COMMUNICATION)
    person = scene["communication"]
    assert Role.COMMUNICATION in person.roles
    person.groups.clear()
    with pytest.raises(NotAllowed):
        scene.approve(by="communication")


# --- replacement -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("starts", "ends", "allowed"), [(0, 0, True), (-5, 5, True), (-5, -1, False), (1, 5, False)])
def test_a_replacement_decides_within_the_period(scene: Scene, starts: int, ends: int, allowed: bool) -> None:
    today = timezone.localdate()
    ReplacementFactory(
        person=scene["client"],
        replacement=scene["manager2"],
        starts_on=today + timedelta(days=starts),
        ends_on=today + timedelta(days=ends),
    )
    scene.submit()
    if not allowed:
        with pytest.raises(NotAllowed):
            scene.approve(by="manager2")
        return
    scene.approve(by="manager2")
    entry = AuditEntry.objects.get(action=AuditAction.STEP_APPROVED)
    assert (entry.actor, entry.data["replaced"]) == (scene["manager2"], scene["client"].pk)


def test_the_client_in_person_replaces_nobody(scene: Scene) -> None:
    scene.bring_to(CLIENT).approve()
    assert "replaced" not in AuditEntry.objects.get(action=AuditAction.STEP_APPROVED).data


def test_a_replacement_is_separated_like_anybody(scene: Scene) -> None:
    ReplacementFactory(person=scene["client"], replacement=scene["lead"])
    give_roles(scene["lead"], Role.MANAGER)
    scene.submit()
    with pytest.raises(SeparationOfDuties):
        scene.approve(by="lead")
