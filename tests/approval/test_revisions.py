"""Herzieningen: a material change after adoption goes the route again, and the adopted text stays until then."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from participation import approval
from participation.choices import AuditAction, StepKind, StukKind, StukState
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import AuditEntry, Stuk, Traject
from participation.selectors.material import MATERIAL
from participation.services.revisions import begin_revision
from participation.services.trajecten import save_traject
from tests.approval.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    """An adopted startnotitie that stands on the register."""
    scene = make_scene()
    scene.bring_to(StepKind.COUNCIL_DECISION).decide()
    return scene


def change(scene: Scene, who: str = "member", **data: Any) -> Traject:
    traject = Traject.objects.get(pk=scene.traject.pk)
    return save_traject(user=scene[who], traject=traject, data=data, base_version=traject.version)


def revision_of(scene: Scene) -> Stuk:
    return Stuk.objects.get(revises=scene.stuk)


def public(stuk: Stuk) -> str:
    return Client().get(stuk.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", ["goals", "fixed", "open_space", "rules_of_play"])
def test_a_material_change_reopens_the_route(scene: Scene, name: str) -> None:
    change(scene, **{name: "Iets anders dan wat is vastgesteld."})
    revision = revision_of(scene)
    assert (revision.state, revision.sections) == (StukState.DRAFT, scene.now.sections)
    row = AuditEntry.objects.get(action=AuditAction.REVISION_BEGUN)
    assert (row.object_id, row.data["revises"], row.data["fields"]) == (revision.pk, scene.stuk.pk, name)
    assert (scene.now.state, scene.now.live) == (StukState.ADOPTED, True)


@pytest.mark.parametrize("data", [{"planning": "Later."}, {"title": "Een andere naam"}, {"internal_notes": "Let op."}])
def test_another_change_does_not(scene: Scene, data: dict[str, str]) -> None:
    change(scene, **data)
    assert not Stuk.objects.filter(revises=scene.stuk).exists()


def test_saving_the_same_value_does_not(scene: Scene) -> None:
    change(scene, goals=scene.traject.goals)
    assert not Stuk.objects.filter(revises=scene.stuk).exists()


def test_a_second_change_adds_no_second_herziening(scene: Scene) -> None:
    change(scene, goals="Eerst dit.")
    change(scene, goals="Toen dat.")
    assert Stuk.objects.filter(revises=scene.stuk).count() == 1


def test_without_an_adopted_paper_nothing_is_reopened() -> None:
    scene = make_scene()
    change(scene, goals="Nog niets vastgesteld.")
    assert Stuk.objects.count() == 1


def test_the_plan_counts_once_it_is_adopted(scene: Scene) -> None:
    """The startnotitie rests there as history; the plan says what holds now."""
    assert MATERIAL[Traject].kinds[-1] == StukKind.PLAN_VAN_AANPAK
    later = Stuk.objects.get(pk=scene.stuk.pk)
    later.pk, later._state.adding, later.slug, later.kind = None, True, "plan", StukKind.PLAN_VAN_AANPAK
    later.save()
    change(scene, goals="Anders.")
    assert Stuk.objects.get(revises__isnull=False).revises == later


def test_the_adopted_text_is_public_until_the_new_one_is_adopted(scene: Scene) -> None:
    change(scene, goals="Anders.")
    revision = revision_of(scene)
    revision.sections[1]["body"] = "<p>We beginnen met VIJF avonden.</p>"
    revision.save()
    revision.save_revision(user=scene["member"])
    adopted = scene.stuk
    scene.stuk = revision
    scene.submit()
    scene.bring_to(StepKind.COUNCIL_DECISION)
    assert "drie avonden" in public(adopted)
    assert "vervangen" not in public(adopted)
    scene.decide()
    assert "VIJF avonden" in public(revision)
    before = public(adopted)
    assert "drie avonden" in before
    assert "vervangen door een herziening" in before
    assert revision.get_absolute_url() in before
    assert AuditEntry.objects.get(action=AuditAction.SUPERSEDED).data["by"] == revision.pk
    # From here on the new text is the one that counts.
    change(scene, goals="Nog eens anders.")
    assert Stuk.objects.filter(revises=revision).count() == 1


@pytest.mark.parametrize("who", ["member", "stranger", "client", "college", "council", "clerk", "auditor", "admin"])
def test_only_the_lead_begins_one_by_hand(scene: Scene, who: str) -> None:
    with pytest.raises(NotAllowed):
        begin_revision(user=scene[who], stuk=scene.now, reason="Ik wil het.")
    client = Client()
    client.force_login(scene[who])
    assert client.post(reverse("werkplaats:stuk_revise", args=[scene.stuk.slug]), {"reason": "x"}).status_code == 403
    assert not Stuk.objects.filter(revises=scene.stuk).exists()


def test_by_hand_with_a_reason_and_once(scene: Scene) -> None:
    client, address = Client(), reverse("werkplaats:stuk_revise", args=[scene.stuk.slug])
    client.force_login(scene["lead"])
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": " "}).status_code == 200
    assert not Stuk.objects.filter(revises=scene.stuk).exists()
    answer = client.post(address, {"reason": "De wet is veranderd."})
    assert answer["Location"] == revision_of(scene).get_workspace_url()
    again = client.post(address, {"reason": "Nog eens."})
    assert again.status_code == 422 or again.status_code == 409
    with pytest.raises(ParticipationError):
        begin_revision(user=scene["lead"], stuk=scene.now, reason="Nog eens.")
    assert revision_of(scene).internal_notes == "De wet is veranderd."


@pytest.mark.parametrize("state", [state for state in StukState if state not in ("adopted", "adopted_amended")])
def test_only_what_was_adopted_is_revised(state: StukState) -> None:
    scene = make_scene()
    scene.submit()
    Stuk.objects.filter(pk=scene.stuk.pk).update(state=state)
    with pytest.raises(NotAllowed):
        begin_revision(user=scene["lead"], stuk=scene.now, reason="Toch.")


def test_a_withdrawn_herziening_is_not_taken_up_beside_another(scene: Scene) -> None:
    first = begin_revision(user=scene["lead"], stuk=scene.now, reason="Een.")
    approval.withdraw_stuk(stuk=first, user=scene["lead"], reason="Toch niet.")
    begin_revision(user=scene["lead"], stuk=scene.now, reason="Twee.")
    with pytest.raises(NotAllowed):
        approval.take_up_stuk(stuk=first, user=scene["lead"])


def test_the_form_says_what_a_change_sets_in_motion(scene: Scene) -> None:
    client = Client()
    client.force_login(scene["lead"])
    page = client.get(reverse("werkplaats:traject_edit", args=[scene.traject.slug])).content.decode()
    assert "dan begint een herziening" in page
    begin_revision(user=scene["lead"], stuk=scene.now, reason="Een.")
    shown = client.get(revision_of(scene).get_workspace_url()).content.decode()
    assert scene.stuk.get_workspace_url() in shown
    assert revision_of(scene).get_workspace_url() in client.get(scene.stuk.get_workspace_url()).content.decode()


def test_the_page_of_changes_compares_with_the_adopted_text(scene: Scene) -> None:
    revision = begin_revision(user=scene["lead"], stuk=scene.now, reason="Een.")
    revision.sections[1]["body"] = "<p>We beginnen met VIJF avonden.</p>"
    revision.save()
    revision.save_revision(user=scene["lead"])
    client = Client()
    client.force_login(scene["lead"])
    page = client.get(reverse("werkplaats:stuk_changes", args=[revision.slug])).content.decode()
    assert "VIJF" in page
    assert "drie" in page
