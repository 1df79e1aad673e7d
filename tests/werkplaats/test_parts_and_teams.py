"""Parties, results, teams, publication and calling off: the smaller acts on a dossier."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from participation import policy
from participation.choices import TeamRole
from participation.models import AuditEntry, Opgave, Party, Result, Werkatelier
from samenwerking.accounts.roles import Role
from tests.factories import PartyFactory, ResultFactory, StukFactory, UserFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db


def address(name: str, *args: object) -> str:
    return reverse(f"werkplaats:{name}", args=["plein", *args])


# --- parties and results -----------------------------------------------------------------------------


def test_a_party_is_added_changed_and_removed_after_asking(world: World) -> None:
    browser = browser_of(world.member)
    new = address("party_new")
    data = {**form_on(browser, new), "name": "Dorpsbelang", "role": "coproducer", "attitude": "critical"}
    answer = browser.post(new, data)
    assert answer.url == "/werkplaats/trajecten/plein/#party"
    party = Party.objects.get()
    assert (party.traject, party.attitude) == (world.traject, "critical")
    edit = address("party_edit", party.pk)
    browser.post(edit, {**form_on(browser, edit), "commitment": "Veegt het plein."})
    party.refresh_from_db()
    assert party.commitment == "Veegt het plein."
    delete = address("party_delete", party.pk)
    assert "“Dorpsbelang” verwijderen?" in text_of(browser.get(delete).content)
    assert Party.objects.exists(), "asking removes nothing"
    assert browser.post(delete).status_code == 302
    assert not Party.objects.exists()
    assert browser.post(delete).status_code == 404


def test_a_party_sent_twice_is_there_once(world: World) -> None:
    browser = browser_of(world.lead)
    data = {**form_on(browser, address("party_new")), "name": "Dorpsbelang", "role": "coproducer"}
    assert [browser.post(address("party_new"), data).status_code for _again in range(2)] == [302, 302]
    assert Party.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": ""}, "Dit is een verplicht veld."),
        ({"name": "DORPSBELANG"}, "Deze partij staat al bij dit traject."),
        ({"role": "baas"}, "Selecteer een geldige keuze."),
        ({"interest": "12"}, "Selecteer een geldige keuze."),
    ],
)
def test_what_is_wrong_in_a_party_is_said(changes: dict[str, str], message: str, world: World) -> None:
    PartyFactory(traject=world.traject, name="Dorpsbelang")
    browser = browser_of(world.lead)
    data = {**form_on(browser, address("party_new")), "name": "Nieuw", "role": "decider", "commitment": "Mijn tekst"}
    answer = browser.post(address("party_new"), {**data, **changes})
    assert message in answer.content.decode()
    assert "Mijn tekst" in answer.content.decode()
    assert Party.objects.count() == 1


def test_a_result_is_added_changed_and_removed_after_asking(world: World) -> None:
    browser = browser_of(world.lead)
    data = {"description": "Een schets", "kind": "content", "owner": world.member.pk, "due_date": "2026-09-01"}
    browser.post(address("result_new"), {**form_on(browser, address("result_new")), **data})
    result = Result.objects.get()
    assert (result.traject, result.owner, str(result.due_date)) == (world.traject, world.member, "2026-09-01")
    edit = address("result_edit", result.pk)
    browser.post(edit, {**form_on(browser, edit), "realised": "on"})
    result.refresh_from_db()
    assert result.realised
    browser.post(address("result_delete", result.pk))
    assert not Result.objects.exists()


def test_a_council_member_cannot_be_made_owner_of_a_result(world: World) -> None:
    browser = browser_of(world.lead)
    data = {"description": "Een schets", "kind": "content", "owner": world.council.pk}
    answer = browser.post(address("result_new"), {**form_on(browser, address("result_new")), **data})
    assert "Selecteer een geldige keuze." in answer.content.decode()


def test_empty_states_say_what_will_appear(world: World) -> None:
    text = text_of(browser_of(world.lead).get(address("traject")).content)
    for promise in ("wie een belang heeft", "wat dit traject moet opleveren", "de stukken van dit dossier"):
        assert promise in text
    PartyFactory(traject=world.traject)
    ResultFactory(traject=world.traject)
    assert "wie een belang heeft" not in text_of(browser_of(world.lead).get(address("traject")).content)


# --- teams -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["opgave", "traject"])
def test_the_lead_manages_the_team(kind: str, world: World) -> None:
    browser = browser_of(world.lead)
    dossier = getattr(world, kind)
    path = address(f"{kind}_team")
    assert browser.post(path, {"person": world.colleague.pk, "role": "member"}).url == path
    assert (world.colleague, TeamRole.MEMBER) in policy.team_of(dossier)
    browser.post(path, {"person": world.colleague.pk, "role": "reader"})
    assert (world.colleague, TeamRole.READER) in policy.team_of(dossier)
    remove = address(f"{kind}_team_remove", world.colleague.pk)
    assert "uit het team halen?" in text_of(browser.get(remove).content)
    assert (world.colleague, TeamRole.READER) in policy.team_of(dossier), "asking removes nobody"
    assert browser.post(remove).url == path
    assert world.colleague not in dict(policy.team_of(dossier))


def test_the_last_lead_stays(world: World) -> None:
    browser = browser_of(world.lead)
    answer = browser.post(address("opgave_team_remove", world.lead.pk), follow=True)
    assert "Een dossier heeft altijd een trekker." in text_of(answer.content)
    answer = browser.post(address("opgave_team"), {"person": world.lead.pk, "role": "reader"})
    assert "Een dossier heeft altijd een trekker." in text_of(answer.content)
    assert (world.lead, TeamRole.LEAD) in policy.team_of(world.opgave)


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.AUDITOR, Role.ADMIN])
def test_who_only_judges_or_oversees_cannot_join(role: Role, world: World) -> None:
    outsider = UserFactory(role=role)
    answer = browser_of(world.lead).post(address("opgave_team"), {"person": outsider.pk, "role": "reader"})
    assert "Selecteer een geldige keuze." in answer.content.decode()
    assert outsider not in dict(policy.team_of(world.opgave))


def test_a_colleague_sees_the_team_and_no_buttons(world: World) -> None:
    page = browser_of(world.colleague).get(address("opgave_team")).content.decode()
    assert str(world.lead) in page
    assert "Haal uit het team" not in page
    assert browser_of(world.colleague).post(address("opgave_team"), {}).status_code == 403


def test_who_left_the_team_is_out_from_the_next_request(make_world: Callable[..., World]) -> None:
    world = make_world(confidential=True)
    browser = browser_of(world.member)
    assert browser.get(address("opgave")).status_code == 200
    browser_of(world.lead).post(address("opgave_team_remove", world.member.pk))
    assert browser.get(address("opgave")).status_code == 404


# --- the register --------------------------------------------------------------------------------------


def test_a_dossier_goes_on_the_register_from_the_top(make_world: Callable[..., World]) -> None:
    world = make_world(public=True)
    browser = browser_of(world.lead)
    answer = browser.post(address("traject_publish"), follow=True)
    assert "Zet eerst “Een levend plein” op het register." in text_of(answer.content)
    for kind in ("opgave", "traject", "werkatelier"):
        assert "op het register zetten?" in text_of(browser.get(address(f"{kind}_publish")).content)
        assert browser.post(address(f"{kind}_publish")).status_code == 302
        record = getattr(world, kind)
        record.refresh_from_db()
        assert record.published_at is not None
    browser.post(address("opgave_publish"))
    assert AuditEntry.objects.filter(action="published", object_type="opgave").count() == 1


def test_off_the_register_asks_a_reason(make_world: Callable[..., World]) -> None:
    world = make_world(published=True)
    browser = browser_of(world.lead)
    path = address("opgave_unpublish")
    assert "Geef een reden." in browser.post(path, {"reason": "  "}).content.decode()
    assert Opgave.objects.get().published_at is not None
    assert browser.post(path, {"reason": "Er staat een fout in."}).status_code == 302
    opgave = Opgave.objects.get()
    assert (opgave.published_at, opgave.unpublished_reason) == (None, "Er staat een fout in.")
    assert "Er staat een fout in." in text_of(browser.get(address("opgave")).content)


def test_the_question_says_which_papers_stay_on_the_register(make_world: Callable[..., World]) -> None:
    """A paper goes with its opgave, not with its traject or werkatelier (docs/decisions/0060): no false promise."""
    world = make_world(published=True)
    browser = browser_of(world.lead)
    for owner in (world.traject, world.werkatelier, world.opgave):
        stuk = StukFactory(owner=owner, published=True)
        path = address(f"{owner._meta.model_name}_unpublish")
        promised = "blijven op het register staan" not in text_of(browser.get(path).content)
        browser.post(path, {"reason": "Er staat een fout in."})
        assert (browser.get(stuk.get_absolute_url()).status_code == 404) == promised


@pytest.mark.parametrize("traits", [{}, {"confidential": True}])
def test_what_is_not_public_stays_off_the_register(traits: dict[str, bool], make_world: Callable[..., World]) -> None:
    world = make_world(**traits)
    assert browser_of(world.lead).get(address("opgave_publish")).status_code == 403
    assert browser_of(world.lead).post(address("opgave_publish")).status_code == 403


# --- werkatelier -----------------------------------------------------------------------------------------


def test_calling_off_is_asked_and_can_be_undone(world: World) -> None:
    browser = browser_of(world.member)
    cancel, restore = address("werkatelier_cancel"), address("werkatelier_restore")
    assert "afzeggen?" in text_of(browser.get(cancel).content)
    data = form_on(browser, cancel)
    browser.post(cancel, data)
    werkatelier = Werkatelier.objects.get()
    assert werkatelier.cancelled_at is not None
    sequence = werkatelier.calendar_sequence
    browser.post(cancel, data)
    assert Werkatelier.objects.get().calendar_sequence == sequence, "twice is once"
    assert "Afgezegd" in text_of(browser.get(address("werkatelier")).content)
    browser.post(restore, form_on(browser, restore))
    assert Werkatelier.objects.get().cancelled_at is None


def test_calling_off_from_an_old_page_is_refused(world: World) -> None:
    browser = browser_of(world.member)
    answer = browser.post(address("werkatelier_cancel"), {"base_version": 0}, follow=True)
    assert "nieuwere versie" in text_of(answer.content)
    assert Werkatelier.objects.get().cancelled_at is None
