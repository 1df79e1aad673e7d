"""Every address of the werkplaats for dossiers: who gets a page, who a refusal, and for whom nothing exists."""

import pytest
from django.urls import reverse

from pages.choices import Element, Process
from participation.models import AuditEntry
from tests.factories import PartyFactory, QuestionFactory, ResultFactory
from tests.werkplaats.conftest import MakeWorld, World, browser_of

READ = ["opgave", "traject", "werkatelier"]
# These take no forms, from nobody and about nothing: that they are there shows from no answer.
READ_ONLY = {*READ, "questions", "question_cell"}
INTERNAL = ["opgave_team", "traject_team", "questions", "question_cell"]
EDIT = [
    "opgave_edit", "traject_edit", "werkatelier_edit", "traject_new", "werkatelier_new", "party_new", "result_new",
    "party_edit", "result_edit", "party_delete", "result_delete", "question_answer", "werkatelier_cancel",
]  # fmt: skip
LEAD = ["traject_process", "opgave_close", "opgave_team_remove"]
REGISTER = ["opgave_publish", "traject_publish", "werkatelier_publish", "opgave_unpublish"]
LISTS = ["home", "opgaven", "trajecten", "werkateliers"]


def address(name: str, world: World) -> str:
    """The address of this name in the dossier; every record of it has the same slug."""
    extra: dict[str, list[object]] = {
        "question_cell": [Process.EXPLORE.value, Element.CONTENT.value],
        "opgave_team_remove": [world.member.pk],
    }
    if name in ("party_edit", "party_delete"):
        extra[name] = [PartyFactory(traject=world.traject).pk]
    if name in ("result_edit", "result_delete"):
        extra[name] = [ResultFactory(traject=world.traject).pk]
    if name == "question_answer":
        extra[name] = [QuestionFactory().pk]
    return reverse(f"werkplaats:{name}", args=["plein", *extra.get(name, [])])


@pytest.mark.parametrize("name", [*READ, *INTERNAL, *EDIT, *LEAD, *REGISTER])
def test_a_visitor_is_sent_to_log_in(name: str, world: World) -> None:
    path = address(name, world)
    for answer in (browser_of(None).get(path), browser_of(None).post(path)):
        assert answer.status_code == 302
        assert answer.url == f"/accounts/login/?next={path}"


@pytest.mark.parametrize("name", [*LISTS, "opgave_new"])
def test_lists_ask_to_log_in(name: str, db: None) -> None:
    path = reverse(f"werkplaats:{name}")
    assert browser_of(None).get(path).url == f"/accounts/login/?next={path}"


@pytest.mark.parametrize("name", [*READ, *INTERNAL, *EDIT, *LEAD, *REGISTER])
def test_who_may_not_know_of_it_gets_404(name: str, make_world: MakeWorld) -> None:
    world = make_world(confidential=True)
    path = address(name, world)
    for person in (world.colleague, world.council, world.admin):
        assert browser_of(person).get(path).status_code == 404
        assert browser_of(person).post(path).status_code == (405 if name in READ_ONLY else 404)


@pytest.mark.parametrize("name", [*EDIT, *LEAD, *REGISTER])
def test_a_colleague_who_does_not_work_on_it_gets_403(name: str, world: World) -> None:
    path = address(name, world)
    for person in (world.colleague, world.reader):
        assert browser_of(person).get(path).status_code == 403
        assert browser_of(person).post(path).status_code == 403


@pytest.mark.parametrize("name", LEAD)
def test_what_only_the_lead_does_is_refused_to_a_member(name: str, world: World) -> None:
    path = address(name, world)
    assert browser_of(world.member).get(path).status_code == 403
    assert browser_of(world.member).post(path).status_code == 403


@pytest.mark.parametrize("name", [*READ, *INTERNAL])
def test_colleagues_read_an_internal_dossier(name: str, world: World) -> None:
    assert browser_of(world.colleague).get(address(name, world)).status_code == 200


@pytest.mark.parametrize("name", [*READ, *INTERNAL, *EDIT, *LEAD])
def test_the_lead_gets_every_page(name: str, world: World) -> None:
    answer = browser_of(world.lead).get(address(name, world))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_a_refusal_is_kept_by_no_cache_either(world: World) -> None:
    """The page that says no shows who is logged in, and its address may be that of a secret."""
    for path, status in (("verantwoording/", 403), ("opgaven/bestaat-niet/", 404), ("bestaat-niet/", 404)):
        answer = browser_of(world.lead).get(f"/werkplaats/{path}")
        assert (answer.status_code, answer["Cache-Control"]) == (status, "private, no-store")
    assert browser_of(None).get("/werkplaats/")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", [*READ, *INTERNAL, *EDIT])
def test_a_member_gets_the_pages_of_the_work(name: str, world: World) -> None:
    assert browser_of(world.member).get(address(name, world)).status_code == 200


@pytest.mark.parametrize("name", [*INTERNAL, *EDIT, *LEAD, *REGISTER])
def test_a_council_member_who_may_read_it_gets_403_on_the_rest(name: str, make_world: MakeWorld) -> None:
    world = make_world(published=True)
    assert browser_of(world.council).get(address(name, world)).status_code == 403
    assert browser_of(world.council).post(address(name, world)).status_code == (405 if name in READ_ONLY else 403)


@pytest.mark.parametrize("name", READ)
def test_a_council_member_sees_public_fields_and_nothing_else(name: str, make_world: MakeWorld) -> None:
    world = make_world(published=True)
    world.opgave.client.last_name = "Opdrachtgeefster"
    world.opgave.client.save()
    PartyFactory(traject=world.traject, commitment="Geheime toezegging")
    body = browser_of(world.council).get(address(name, world)).content.decode()
    assert "plein" in body
    for secret in ("kanarie-", "Opdrachtgeefster", "Geheime toezegging", "Interne notities", "Wat gebeurde er eerder"):
        assert secret not in body
    assert "kanarie-plein" in browser_of(world.colleague).get(address(name, world)).content.decode()


@pytest.mark.parametrize("name", [*READ, *INTERNAL, *EDIT, *LEAD])
def test_each_view_of_a_confidential_dossier_is_recorded(name: str, make_world: MakeWorld) -> None:
    world = make_world(confidential=True)
    path = address(name, world)
    assert browser_of(world.lead).get(path).status_code == 200
    entries = AuditEntry.objects.filter(action="viewed", opgave_id=world.opgave.pk)
    assert [entry.actor_id for entry in entries] == [world.lead.pk]


def test_a_view_of_another_dossier_is_not_recorded(world: World) -> None:
    browser_of(world.lead).get(address("opgave", world))
    assert not AuditEntry.objects.filter(action="viewed").exists()


@pytest.mark.parametrize("name", ["party_edit", "party_delete", "result_edit", "result_delete"])
def test_a_part_of_another_traject_does_not_exist_here(name: str, world: World) -> None:
    factory = PartyFactory if name.startswith("party") else ResultFactory
    foreign = factory(traject__lead=world.lead)
    path = reverse(f"werkplaats:{name}", args=["plein", foreign.pk])
    assert browser_of(world.lead).get(path).status_code == 404
    assert browser_of(world.lead).post(path, {"name": "x"}).status_code == 404
    foreign.refresh_from_db()


def test_somebody_of_another_team_cannot_be_taken_off_this_one(world: World) -> None:
    path = reverse("werkplaats:opgave_team_remove", args=["plein", world.colleague.pk])
    assert browser_of(world.lead).get(path).status_code == 404
    assert browser_of(world.lead).post(path).status_code == 404


@pytest.mark.parametrize("cell", ["fietsen/inhoud", "verkennen/fietsen", "verkennen/content", "explore/fietsen"])
def test_a_cell_that_is_not_in_the_grid_does_not_exist(cell: str, world: World) -> None:
    assert browser_of(world.lead).get(f"/werkplaats/trajecten/plein/vragen/{cell}/").status_code == 404


def test_an_english_address_of_a_cell_leads_to_the_dutch_one(world: World) -> None:
    vragen = "/werkplaats/trajecten/plein/vragen"
    answer = browser_of(world.lead).get(f"{vragen}/explore/content/")
    assert (answer.status_code, answer["Location"]) == (302, f"{vragen}/verkennen/inhoud/")
    assert browser_of(world.lead).get(answer["Location"]).status_code == 200
