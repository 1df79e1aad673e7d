"""Contact persons: for the team, with purpose, ground and term, and erased for good."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.models import AuditEntry, BinnedPart, ContactPerson, Party
from participation.services.contacts import erase_expired
from tests.factories import PartyFactory, TrajectFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db
WHO = {"name": "Sanne Voorbeeld", "email": "sanne@dorpsbelang.example", "purpose": "Uitnodigen"}


@pytest.fixture
def party(world: World) -> Party:
    return PartyFactory(traject=world.traject, name="Dorpsbelang")


def contact_of(party: Party, **data: object) -> ContactPerson:
    return ContactPerson.objects.create(party=party, **(WHO | data))


def address(name: str, *args: object) -> str:
    return reverse(f"werkplaats:{name}", args=["plein", *args])


def test_a_contact_person_is_added_once_changed_and_erased(world: World, party: Party) -> None:
    browser = browser_of(world.member)
    new = address("contact_new", party.pk)
    data = form_on(browser, new) | WHO
    assert [browser.post(new, data).status_code for _again in range(2)] == [302, 302]
    contact = ContactPerson.objects.get()
    edit = address("contact_edit", contact.pk)
    stale = form_on(browser, edit)
    browser.post(edit, form_on(browser, edit) | {"phone": "0612345678"})
    assert browser.post(edit, stale | {"phone": "0687654321"}).status_code == 409
    erase = address("contact_erase", contact.pk)
    assert "wissen?" in text_of(browser.get(erase).content)
    assert ContactPerson.objects.exists()
    assert browser.post(erase).status_code == 302
    assert not ContactPerson.objects.exists()
    assert not BinnedPart.objects.exists()
    rows = str(list(AuditEntry.objects.values_list("action", "data")))
    assert "contact_saved" in rows
    assert "contact_erased" in rows
    assert "Sanne" not in rows
    assert "0612" not in rows


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [
        ("lead", 200, 200), ("member", 200, 200), ("reader", 200, 403), ("colleague", 404, 404), ("council", 404, 404),
        ("admin", 404, 404),
    ],
)  # fmt: skip
def test_only_the_team_knows_of_contact_persons(who: str, reads: int, writes: int, world: World, party: Party) -> None:
    contact = contact_of(party)
    browser = browser_of(getattr(world, who))
    assert browser.get(address("contacts")).status_code == reads
    for path in (
        address("contact_new", party.pk), address("contact_edit", contact.pk), address("contact_erase", contact.pk),
    ):  # fmt: skip
        assert browser.get(path).status_code == writes
        assert writes == 200 or browser.post(path, WHO).status_code == writes
    assert ContactPerson.objects.count() == 1
    if who == "colleague":  # sees the inside of this dossier, and still no people
        for path in (world.traject.get_workspace_url(), address("stakeholders")):
            assert "Sanne" not in browser.get(path).content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"email": "", "phone": ""}, "Vul een e-mailadres of een telefoonnummer in."),
        ({"purpose": ""}, "Dit is een verplicht veld."),
        ({"retain_until": "2001-01-01"}, "Kies een dag die nog komt."),
        ({"retain_until": "2099-01-01"}, "Kies een dag binnen vijf jaar."),
        ({"legal_ground": "zomaar"}, "Selecteer een geldige keuze."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_lost(
    changes: dict[str, str], message: str, world: World, party: Party
) -> None:
    browser = browser_of(world.lead)
    new = address("contact_new", party.pk)
    page = browser.post(new, form_on(browser, new) | WHO | changes).content.decode()
    assert message in page
    assert "Sanne Voorbeeld" in page
    assert not ContactPerson.objects.exists()


def test_of_another_traject_they_do_not_exist(world: World, party: Party) -> None:
    foreign = contact_of(PartyFactory(traject=TrajectFactory(opgave=world.opgave)))
    browser = browser_of(world.lead)
    for name, pk in (("contact_edit", foreign.pk), ("contact_erase", foreign.pk), ("contact_new", foreign.party_id)):
        assert browser.post(address(name, pk), WHO).status_code == 404


def test_a_party_with_contact_persons_is_not_thrown_away(world: World, party: Party) -> None:
    """Their data would lie in the bin, past its term."""
    contact_of(party)
    browser = browser_of(world.lead)
    answer = browser.post(address("party_delete", party.pk), follow=True)
    assert "Wis die eerst" in answer.content.decode()
    assert Party.objects.exists()


def test_the_job_erases_what_is_over_its_term(world: World, party: Party) -> None:
    today = timezone.localdate()
    contact_of(party, retain_until=today - timedelta(days=1))
    kept = contact_of(party, retain_until=today)
    assert erase_expired(today) == 1
    assert list(ContactPerson.objects.all()) == [kept]
    last = AuditEntry.objects.latest("sequence")
    assert (last.action, last.actor, last.data["count"]) == ("contact_erased", None, 1)
