"""The pages of promises: written, moved and settled by form, listed for who works on it, and shown to everybody."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participation.models import Commitment
from samenwerking.accounts.roles import Role, sync_roles
from tests.commitments.makers import a_commitment, day
from tests.factories import TrajectFactory, UserFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db
LISTED = "/register/trajecten/plein/beloofd-en-gedaan/"
MOST_QUERIES = 15


def address(name: str, *args: object) -> str:
    return reverse(f"werkplaats:{name}", args=["plein", *args])


def test_a_promise_is_written_down_and_sent_twice_there_once(make_world: Callable[..., World]) -> None:
    world = make_world(published=True)
    browser = browser_of(world.member)
    new = address("commitment_new")
    data = {
        **form_on(browser, new),
        "promise": "Wij laten weten wat de bus doet.",
        "promised_to": "de bewoners",
        "owner": world.member.pk,
        "due_date": day(20).isoformat(),
        "publicity": "public",
    }
    answers = [browser.post(new, data) for _turn in range(2)]
    commitment = Commitment.objects.get()
    assert [answer.url for answer in answers] == [commitment.get_workspace_url()] * 2
    assert (commitment.traject, commitment.created_by) == (world.traject, world.member)
    assert "Wij laten weten wat de bus doet." in text_of(browser_of(None).get(LISTED).content)


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(world: World) -> None:
    browser = browser_of(world.lead)
    new = address("commitment_new")
    stranger = UserFactory(role=Role.COUNCIL)
    data = {**form_on(browser, new), "promise": "Dit blijft staan.", "publicity": "public", "owner": stranger.pk}
    answer = browser.post(new, data)
    said = answer.content.decode()
    assert "Dit blijft staan." in said
    assert said.count("utrecht-form-field-error-message") >= 3
    assert not Commitment.objects.exists()


def test_kept_moved_dropped_and_opened_again_by_form(world: World) -> None:
    commitment = a_commitment(world.traject, world.member, late=3)
    browser = browser_of(world.lead)
    page = commitment.get_workspace_url()
    for name, typed, state in [
        ("commitment_move", {"due_date": day(5).isoformat(), "reason": "De busmaatschappij is laat."}, "open"),
        ("commitment_keep", {"how": "Brief verstuurd."}, "kept"),
        ("commitment_reopen", {}, "open"),
        ("commitment_drop", {"reason": "De bus verdwijnt."}, "dropped"),
    ]:
        act = address(name, commitment.pk)
        sent = {**form_on(browser, act), **typed}
        assert browser.post(act, sent).url == page
        assert browser.post(act, sent).status_code == 302, "pressed twice"
        commitment.refresh_from_db()
        assert commitment.state == state
    said = text_of(browser.get(page).content)
    assert "De busmaatschappij is laat." in said
    assert "De bus verdwijnt." in said


def test_a_form_over_a_newer_version_says_so_and_keeps_the_words(world: World) -> None:
    commitment = a_commitment(world.traject, world.member)
    mine, theirs = browser_of(world.lead), browser_of(world.member)
    drop, keep = address("commitment_drop", commitment.pk), address("commitment_keep", commitment.pk)
    old = form_on(mine, drop)
    theirs.post(keep, {**form_on(theirs, keep), "how": "Gedaan."})
    answer = mine.post(drop, {**old, "reason": "Mijn woorden."})
    assert answer.status_code == 422
    assert "Mijn woorden." in answer.content.decode()
    assert "intussen" in text_of(answer.content)
    edit = address("commitment_edit", commitment.pk)
    both = [(browser, form_on(browser, edit)) for browser in (mine, theirs)]
    statuses = [
        browser.post(edit, {**data, "promise": f"Versie {number}"}).status_code
        for number, (browser, data) in enumerate(both)
    ]
    assert statuses == [302, 409]


@pytest.mark.parametrize(("person", "status"), [("reader", 403), ("colleague", 403), ("council", 404), ("admin", 404)])
@pytest.mark.parametrize("act", ["edit", "keep", "move", "drop", "reopen"])
def test_a_direct_post_of_somebody_else_is_refused(world: World, person: str, status: int, act: str) -> None:
    commitment = a_commitment(world.traject, world.member)
    path = address(f"commitment_{act}", commitment.pk)
    answer = browser_of(getattr(world, person)).post(path, {"base_version": 1, "reason": "x", "how": "x"})
    assert answer.status_code == status
    commitment.refresh_from_db()
    assert commitment.version == 1


def test_a_promise_of_another_traject_does_not_exist_here(world: World) -> None:
    other = TrajectFactory(lead=world.lead)
    commitment = a_commitment(other, world.lead)
    browser = browser_of(world.lead)
    for name in ("commitment", "commitment_edit", "commitment_keep", "commitment_move", "commitment_drop"):
        assert browser.get(address(name, commitment.pk)).status_code == 404
    assert (
        "bijdrage"
        not in browser.get(f"{address('commitment_new')}?bijdrage=999999").content.decode().split("<form")[-1]
    )


def test_my_promises_are_on_the_first_page_and_on_a_page_of_their_own(world: World) -> None:
    a_commitment(world.traject, world.member, late=4, promise="Te laat van een ander.")
    a_commitment(world.traject, world.lead, late=-2, promise="Binnenkort van mij.")
    a_commitment(world.traject, world.lead, late=-90, promise="Nog lang niet.")
    home = text_of(browser_of(world.lead).get("/werkplaats/").content)
    assert "Binnenkort van mij." in home
    assert "Te laat van een ander." in home
    assert "Nog lang niet." not in home
    mine = text_of(browser_of(world.lead).get("/werkplaats/toezeggingen/").content)
    assert all(words in mine for words in ("Binnenkort van mij.", "Te laat van een ander.", "Nog lang niet."))
    colleague = browser_of(world.colleague)
    for path in ("/werkplaats/", "/werkplaats/toezeggingen/"):
        assert "Te laat van een ander." not in text_of(colleague.get(path).content)


def test_who_no_longer_sees_the_dossier_has_nothing_to_keep(make_world: Callable[..., World]) -> None:
    world = make_world(confidential=True)
    a_commitment(world.traject, world.colleague, late=4, promise="Geheim werk.")
    assert "Geheim werk." not in browser_of(world.colleague).get("/werkplaats/").content.decode()


def test_everybody_reads_the_public_ones_and_no_number_of_the_others(make_world: Callable[..., World]) -> None:
    world = make_world(published=True)
    a_commitment(world.traject, world.lead, late=9, public=True, promise="Openbaar en te laat.")
    before = browser_of(None).get(LISTED).content
    secret = a_commitment(world.traject, world.lead, late=9, promise="Intern en te laat.", internal_note="kanarie-x")
    for client in (browser_of(None), browser_of(world.lead)):
        for query in ("", "?stand=late", "?stand=open", "?stand=%00", "?page=9"):
            said = client.get(LISTED + query).content.decode()
            assert "Openbaar en te laat." in said
            assert "Te laat" in said
            assert "Intern en te laat." not in said
            assert "kanarie" not in said
            assert str(world.lead) not in text_of(said.encode())
    assert text_of(browser_of(None).get(LISTED).content) == text_of(before)
    council = browser_of(world.council)
    assert "Openbaar en te laat." in council.get(address("commitments")).content.decode()
    assert "Intern en te laat." not in council.get(address("commitments")).content.decode()
    assert council.get(secret.get_workspace_url()).status_code == 404


@pytest.mark.parametrize("conditions", [{}, {"public": True}, {"confidential": True}])
def test_what_is_not_on_the_register_has_no_page_there(
    make_world: Callable[..., World], conditions: dict[str, bool]
) -> None:
    world = make_world(**conditions)
    a_commitment(world.traject, world.lead, public=True)
    for client in (browser_of(None), browser_of(world.lead)):
        assert client.get(LISTED).status_code == 404


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_lists_cost_the_same_with_many_as_with_few(make_world: Callable[..., World]) -> None:
    world = make_world(published=True)
    lead, paths = browser_of(world.lead), (address("commitments"), "/werkplaats/toezeggingen/", "/werkplaats/")

    def cost() -> list[int]:
        return [queries(browser_of(None), LISTED), *(queries(lead, path) for path in paths)]

    for owner in (world.lead, world.member):
        a_commitment(world.traject, owner, late=2, public=True, werkatelier=world.werkatelier)
    few = cost()
    for number in range(12):
        owner = world.member if number % 2 else world.lead
        a_commitment(world.traject, owner, late=2, public=True, werkatelier=world.werkatelier)
    many = cost()
    assert many == few
    assert max(many[:3]) <= MOST_QUERIES + 3, many


def test_the_terms_in_beheer_are_for_who_manages_settings(world: World) -> None:
    path = "/beheer/settings/participation/commitmentterms/"
    admin = UserFactory(role=Role.ADMIN)
    sync_roles()
    page = browser_of(admin).get(path, follow=True)
    assert page.status_code == 200
    assert "dagen te laat" in page.content.decode()
    assert browser_of(world.lead).get(path, follow=True).status_code in (302, 403)
