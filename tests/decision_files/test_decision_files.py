"""The file of one decision: who learns what of it, and that its proof holds (rules 2, 3, 4 and 11)."""

import hashlib
import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from participation.choices import Channel, Moderation, Outcome, Publicity, ReactionKind, ResponseOutcome, StepKind
from participation.models import AuditEntry, Contribution, Decision, Replacement, Response, Stuk
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.approval.scene import Scene, make_scene
from tests.factories import DecisionFactory, ReactionFactory, StukFactory, UserFactory

pytestmark = pytest.mark.django_db

INSIDE, OUTSIDE = "werkplaats:decision_file", "register:decision_file"
RETURNED, AGREED = "TERUG-OM-KOSTEN", "AKKOORD-VAN-DE-MANAGER"


@pytest.fixture
def scene() -> Scene:
    """A paper that came back once, was handed in again, and was adopted by the council and published."""
    scene = make_scene()
    scene.submit()
    scene.send_back(reason=RETURNED)
    scene.submit()
    scene.approve(comment=AGREED)
    scene.bring_to(StepKind.COUNCIL_DECISION)
    scene.decide(reason="Omdat het DORP het wil.")
    return scene


def page(
    scene: Scene, who: str | None, name: str = "werkplaats:decision_file", decision: Decision | None = None
) -> Any:
    client = Client()
    if who is not None:
        client.force_login(scene[who])
    decision = decision or last(scene)
    return client.get(reverse(name, args=[scene.stuk.slug, decision.pk]))


def another_scene(**traits: Any) -> Scene:
    """Beside the first one: a body gives a number once."""
    scene = make_scene(**traits)
    scene.numbers += ["given"] * 9
    return scene


def last(scene: Scene) -> Decision:
    found = Decision.objects.filter(stuk=scene.stuk).last()
    assert found is not None
    return found


def words(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_reader_of_the_dossier_sees_the_whole_way_with_people_and_roles(scene: Scene) -> None:
    shown = words(page(scene, "auditor"))
    for expected in (RETURNED, AGREED, str(scene["client"]), str(scene["clerk"]), Role.MANAGER.label, "DORP"):
        assert expected in shown, expected
    # Handed in twice, given back, the client, communication, college, two stages of the council, the decision.
    assert len(re.findall(r"regel \d+ van het verslag van gebeurtenissen ?(?!,)", shown)) >= 9


def test_the_council_learns_what_happened_since_the_offer(scene: Scene) -> None:
    shown = words(page(scene, "council"))
    assert str(scene["clerk"]) in shown
    for hidden in (RETURNED, AGREED, str(scene["client"])):
        assert hidden not in shown, hidden


def test_the_register_names_no_official_and_tells_no_comment(scene: Scene) -> None:
    shown = words(page(scene, None, OUTSIDE))
    for hidden in (RETURNED, AGREED, "Teruggegeven", *(str(scene[name]) for name in ("client", "lead", "clerk"))):
        assert hidden not in shown, hidden
    for expected in ("DORP", last(scene).content_hash, Role.MANAGER.label, "Op het register gezet"):
        assert expected in shown, expected


def test_the_role_is_that_of_the_time_of_the_step(scene: Scene) -> None:
    client = scene["client"]
    client.groups.clear()
    assert f"{client} · {Role.MANAGER.label}" in words(page(scene, "auditor"))


def test_who_was_replaced_is_told_too() -> None:
    scene = make_scene()
    scene.submit()
    today = timezone.localdate()
    Replacement.objects.create(
        person=scene["client"],
        replacement=scene["manager2"],
        starts_on=today,
        ends_on=today + timedelta(days=2),
    )
    scene.approve(by="manager2")
    scene.bring_to(StepKind.COUNCIL_DECISION).decide()
    assert f"{scene['manager2']}, in plaats van {scene['client']}" in words(page(scene, "auditor"))


@pytest.mark.parametrize("who", ["auditor", "council"])
def test_the_named_command_gives_the_hash_of_the_decision(scene: Scene, who: str) -> None:
    decision, response = last(scene), page(scene, who, "werkplaats:decision_text")
    assert hashlib.sha256(response.content).hexdigest() == decision.content_hash
    name = re.search(r'filename="([^"]+)"', response["Content-Disposition"])
    assert name is not None
    assert f"sha256sum {name[1]}" in words(page(scene, who))


def test_everybody_can_check_what_is_on_the_register(scene: Scene) -> None:
    shown = words(page(scene, None, OUTSIDE))
    address = re.search(r"curl -s http\S+?(/\S+) \| sha256sum", shown)
    assert address is not None
    assert hashlib.sha256(Client().get(address[1]).content).hexdigest() == last(scene).content_hash


def test_the_row_of_the_record_of_events_is_the_one_of_this_decision(scene: Scene) -> None:
    row = AuditEntry.objects.get(action="decision_registered", data__decision=last(scene).pk)
    assert f"regel {row.sequence} van het verslag van gebeurtenissen, met vingerafdruk {row.hash}" in words(
        page(scene, "auditor")
    )


def test_a_text_that_the_reader_may_not_read_is_not_given(scene: Scene) -> None:
    """The council amended: what the college adopted was another text, that is not on the register."""
    other = another_scene()
    other.bring_to(StepKind.COUNCIL_DECISION).decide(Outcome.ADOPTED_AMENDED)
    college = Decision.objects.filter(stuk=other.stuk).first()
    assert college is not None
    assert page(other, "auditor", "werkplaats:decision_text", college).status_code == 200
    shown = words(page(other, None, OUTSIDE, college))
    assert college.content_hash in shown
    assert "sha256sum" not in shown
    assert "drie avonden" not in shown


def test_a_decision_of_another_paper_or_dossier_does_not_exist(scene: Scene) -> None:
    other = another_scene(published=False)
    other.bring_to(StepKind.COUNCIL_DECISION).decide()
    foreign = last(other)
    for name in ("decision_file", "decision_pdf", "decision_text"):
        assert page(scene, "auditor", f"werkplaats:{name}", foreign).status_code == 404
        assert page(scene, None, f"werkplaats:{name}").status_code == 302
    for name in ("decision_file", "decision_pdf"):
        # Adopted, and not on the register.
        assert page(other, None, f"register:{name}", foreign).status_code == 404
        assert page(scene, None, f"register:{name}", foreign).status_code == 404


def test_a_confidential_dossier_is_for_its_people_and_each_view_is_recorded() -> None:
    scene = make_scene(confidentiality="confidential", published=False)
    DecisionFactory(stuk=StukFactory(owner=scene.traject, slug="geheim", adopted=True))
    scene.stuk = Stuk.objects.get(slug="geheim")
    assert page(scene, "stranger").status_code == 404
    before = AuditEntry.objects.filter(action="viewed").count()
    response = page(scene, "lead", "werkplaats:decision_pdf")
    assert AuditEntry.objects.filter(action="viewed").count() == before + 1
    assert str(scene["lead"]) in printed(response)


def printed(response: Any) -> str:
    reader = PdfReader(io.BytesIO(response.content))
    return " ".join(" ".join(one.extract_text() for one in reader.pages).replace("\u200b", "").split())


def test_the_pdf_holds_the_same(scene: Scene) -> None:
    inside, outside = (
        printed(page(scene, "auditor", "werkplaats:decision_pdf")),
        page(scene, None, "register:decision_pdf"),
    )
    for expected in (RETURNED, AGREED, str(scene["client"]), "drie avonden", "sha256sum"):
        assert expected in inside, expected
    public = printed(outside)
    assert "drie avonden" in public
    assert last(scene).content_hash in public.replace(" ", "")
    for hidden in (RETURNED, AGREED, str(scene["client"])):
        assert hidden not in public, hidden


def bring_in(scene: Scene, text: str, *, public: bool) -> Contribution:
    contribution = Contribution.objects.create(
        traject=scene.traject,
        text=text,
        channel=Channel.LETTER,
        received_on=timezone.localdate(),
        publicity=Publicity.PUBLIC if public else Publicity.INTERNAL,
        state=Moderation.SHOWN,
    )
    Response.objects.create(
        contribution=contribution,
        outcome=ResponseOutcome.USED,
        reason=f"Antwoord op {text}",
        stuk=scene.stuk,
        given_by=scene["lead"],
        given_at=timezone.now(),
    )
    return contribution


def test_what_was_brought_in_and_answered_as_far_as_it_is_public(scene: Scene) -> None:
    bring_in(scene, "OPEN-INBRENG", public=True)
    bring_in(scene, "STILLE-INBRENG", public=False)
    inside, outside = words(page(scene, "auditor")), words(page(scene, None, OUTSIDE))
    assert "2 bijdragen" in inside
    assert "STILLE-INBRENG" in inside
    assert "1 bijdrage " in outside
    assert "OPEN-INBRENG" in outside
    assert "Antwoord op OPEN-INBRENG" in outside
    assert "STILLE-INBRENG" not in outside


def test_reactions_are_for_the_body_and_amendments_with_a_number_for_all(scene: Scene) -> None:
    ReactionFactory(
        stuk=scene.now,
        revision=scene.now.live_revision,
        kind=ReactionKind.QUESTION,
        text="De VRAAG van de raad",
        author=scene["council"],
    )
    ReactionFactory(
        stuk=scene.now,
        revision=scene.now.live_revision,
        kind=ReactionKind.AMENDMENT,
        text="Het AMENDEMENT",
        external_id="A-9",
    )
    inside, outside = words(page(scene, "council")), words(page(scene, None, OUTSIDE))
    assert "De VRAAG van de raad" in inside
    assert "De VRAAG" not in outside
    for shown in (inside, outside):
        assert "Het AMENDEMENT" in shown
        assert "A-9" in shown


def test_the_number_of_queries_does_not_grow(scene: Scene, django_assert_max_num_queries: Any) -> None:
    client, address = Client(), reverse("werkplaats:decision_file", args=[scene.stuk.slug, last(scene).pk])
    client.force_login(UserFactory(role=Role.AUDITOR))
    client.get(address)
    for number in range(12):
        bring_in(scene, f"Inbreng {number}", public=True)
        ReactionFactory(
            stuk=scene.now, revision=scene.now.live_revision, kind=ReactionKind.QUESTION, text=f"Vraag {number}"
        )
    with django_assert_max_num_queries(32):
        assert client.get(address).status_code == 200


def test_a_paper_leads_to_the_file_of_each_decision(scene: Scene) -> None:
    person: User = scene["auditor"]
    client = Client()
    client.force_login(person)
    inside = client.get(scene.now.get_workspace_url()).content.decode()
    outside = Client().get(scene.now.get_absolute_url()).content.decode()
    for decision in Decision.objects.filter(stuk=scene.stuk):
        assert reverse("werkplaats:decision_file", args=[scene.stuk.slug, decision.pk]) in inside
        assert reverse(OUTSIDE, args=[scene.stuk.slug, decision.pk]) in outside
