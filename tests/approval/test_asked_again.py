"""A later round on a route that asks again only for what changed (setting per route)."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from participation import approval
from participation.choices import AuditAction, StepKind, StukState
from participation.exceptions import ParticipationError, SeparationOfDuties
from participation.models import AuditEntry, Stuk, StukTask
from samenwerking.accounts.roles import Role
from tests.approval.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    scene = make_scene()
    StukTask.objects.update(only_changes=True)
    return scene


def write(scene: Scene, key: str, body: str) -> None:
    stuk = scene.now
    next(section for section in stuk.sections if section["key"] == key)["body"] = body
    stuk.save()
    stuk.save_revision(user=scene["member"])


def give_back(scene: Scene, reason: str = "", **parts: str) -> Stuk:
    return approval.return_stuk(**scene.seen(), user=scene[scene.player], reason=reason, section_reasons=parts)


def test_who_agreed_with_this_very_text_is_not_asked_again(scene: Scene) -> None:
    scene.submit()
    client_agreed = scene.task_state
    scene.approve()
    scene.send_back(reason="Ik moet er nog over praten.")
    scene.submit()
    assert scene.step == StepKind.COMMUNICATION
    row = AuditEntry.objects.get(action=AuditAction.STEP_CARRIED)
    assert row.data["before"] == client_agreed.pk
    carried = TaskState.objects.get(pk=row.data["task_state"])
    assert (carried.status, carried.finished_by) == (TaskState.STATUS_APPROVED, scene["client"])
    assert str(scene["client"]) in carried.comment


def test_a_changed_text_is_looked_at_again(scene: Scene) -> None:
    scene.submit()
    scene.approve()
    scene.send_back()
    write(scene, "aanpak", "<p>We beginnen met VIER avonden.</p>")
    scene.submit()
    assert scene.step == StepKind.CLIENT


def returned_after_the_client(scene: Scene) -> None:
    scene.submit()
    scene.approve()
    scene.send_back()


def test_who_agreed_and_lost_the_role_is_not_counted(scene: Scene) -> None:
    returned_after_the_client(scene)
    scene["client"].groups.clear()
    scene.traject.opgave.client = scene["manager2"]
    scene.traject.opgave.save()
    scene.submit()
    assert scene.step == StepKind.CLIENT


def test_who_agreed_and_was_replaced_is_not_counted(scene: Scene) -> None:
    returned_after_the_client(scene)
    scene.traject.opgave.client = scene["manager2"]
    scene.traject.opgave.save()
    scene.submit()
    assert scene.step == StepKind.CLIENT


def test_whose_agreement_was_carried_takes_no_other_step_of_the_round(scene: Scene) -> None:
    """Rule 7: the client is now in communication too, and still counts once."""
    returned_after_the_client(scene)
    scene["client"].groups.add(Group.objects.get(name=Role.COMMUNICATION.value))
    scene.submit()
    assert scene.step == StepKind.COMMUNICATION
    with pytest.raises(SeparationOfDuties):
        scene.approve(by="client")
    scene.approve()


def test_without_the_setting_everybody_is_asked_again() -> None:
    scene = make_scene()
    scene.submit()
    scene.approve()
    scene.send_back()
    scene.submit()
    assert scene.step == StepKind.CLIENT
    give_back(scene, aanleiding="Dit kan altijd.")
    assert scene.now.state == StukState.RETURNED


def test_a_body_is_always_asked_again(scene: Scene) -> None:
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    scene.send_back(reason="De raad wil meer weten.")
    scene.submit()
    assert scene.step == StepKind.COLLEGE_DECISION


def test_only_what_changed_can_be_asked_again(scene: Scene) -> None:
    scene.submit()
    scene.approve()
    scene.send_back()
    write(scene, "aanpak", "<p>We beginnen met VIER avonden.</p>")
    scene.submit()
    with pytest.raises(ParticipationError, match="niet veranderd"):
        give_back(scene, aanleiding="Toch nog dit.")
    with pytest.raises(ParticipationError, match="per onderdeel"):
        give_back(scene, reason="Het hele stuk.")
    assert scene.now.state == StukState.IN_REVIEW
    give_back(scene, aanpak="Vier is te veel.")
    assert scene.now.state == StukState.RETURNED


def test_what_was_asked_and_not_done_can_be_asked_once_more(scene: Scene) -> None:
    scene.submit()
    give_back(scene, aanleiding="Noem de cijfers.")
    write(scene, "aanpak", "<p>We beginnen met VIER avonden.</p>")
    scene.submit()
    give_back(scene, aanleiding="Ik mis de cijfers nog steeds.")
    assert scene.now.state == StukState.RETURNED


def test_who_sent_the_whole_back_may_do_so_again(scene: Scene) -> None:
    scene.submit()
    scene.send_back(reason="Dit gaat over iets anders.")
    write(scene, "aanpak", "<p>We beginnen met VIER avonden.</p>")
    scene.submit()
    scene.send_back(reason="Nog steeds.")
    assert scene.now.state == StukState.RETURNED


def test_the_page_offers_only_those_parts(scene: Scene) -> None:
    scene.submit()
    scene.approve()
    scene.send_back()
    write(scene, "aanpak", "<p>We beginnen met VIER avonden.</p>")
    scene.submit()
    client = Client()
    client.force_login(scene["client"])
    page = client.get(scene.now.get_workspace_url()).content.decode()
    assert "over wat daarna veranderde" in page
    assert 'name="part_aanpak"' in page
    assert 'name="part_aanleiding"' not in page
    seen = {"task_state_id": scene.task_state.pk, "revision_id": scene.task_state.revision_id}
    address = reverse("werkplaats:stuk_return", args=[scene.stuk.slug])
    # Sent without the form: the part is not there, so nothing was asked.
    refused = client.post(address, seen | {"part_aanleiding": "Toch dit.", "reason": "En dit."})
    assert refused.status_code == 422
    assert scene.now.state == StukState.IN_REVIEW
