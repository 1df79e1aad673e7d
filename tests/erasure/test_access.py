"""Who asks what is kept of them gets it, in words and as data; and nobody else's, and nothing confidential."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from pages.models import GuidePage, HomePage
from participation.exceptions import NotAllowed
from participation.models import AuditEntry, ContactPerson, Opgave
from participation.services.persons.access import Held, show_person
from participation.services.persons.names import find_addresses
from participation.services.persons.telling import HELD_BACK
from samenwerking.accounts.roles import Role
from tests.erasure.odd_places import in_an_evaluation, in_the_bin
from tests.erasure.person import Person
from tests.erasure.persons import (
    by_letter,
    contact_person,
    in_a_survey,
    initiator,
    invited,
    places_for,
    proposer,
    registering,
    remark,
    requester,
    subscriber,
)
from tests.factories import UserFactory
from tests.werkplaats.conftest import BACKEND, MakeWorld, World

ACCESS, NAMES = "/werkplaats/personen/inzage/", "/werkplaats/personen/naam/"
ONE, OTHER = Person(1), Person(2)
EVERYWHERE = (
    by_letter, registering, invited, initiator, requester, contact_person, subscriber, proposer, remark,
    in_an_evaluation, in_the_bin, in_a_survey,
)  # fmt: skip


@pytest.fixture
def at(make_world: MakeWorld) -> dict[str, Any]:
    """One person in every place, and another beside them."""
    page = HomePage.objects.get().add_child(instance=GuidePage(title="Bladzijde"))
    at = places_for(make_world(published=True), page)
    for enter in EVERYWHERE:
        enter(ONE, at)
        enter(OTHER, at)
    return at


@pytest.fixture
def admin(at: dict[str, Any]) -> Client:
    client = Client()
    client.force_login(at["world"].admin, backend=BACKEND)
    return client


def words(held: list[Held]) -> str:
    return " | ".join(f"{fact.name}: {fact.value}" for one in held for row in one.rows for fact in row)


def test_everything_of_the_person_and_nothing_of_another(at: dict[str, Any]) -> None:
    held = show_person(user=at["world"].admin, email=ONE.email.upper())
    assert {one.name for one in held} == {
        "giver", "participant", "invitee", "contact", "initiator", "requester", "subscriber", "proposer", "remark",
        "helped", "binned", "sheet",
    }  # fmt: skip
    told = words(held)
    for expected in (ONE.name, ONE.email, ONE.phone, "Minder auto's", "rolstoel", f"Dag {ONE.name}", "Beter."):
        assert expected in told, expected
    assert OTHER.name not in told
    assert OTHER.email not in told
    assert "sleutel" not in told, "what opens a private link is for its mail only"


def test_of_a_confidential_dossier_it_is_said_and_not_shown(at: dict[str, Any]) -> None:
    """Rule 4: the administrator does not read it, nor learn what it is called."""
    Opgave.objects.update(confidentiality="confidential", published_at=None)
    told = words(show_person(user=at["world"].admin, email=ONE.email))
    assert "Minder auto's" not in told
    assert at["session"].title not in told
    assert at["world"].traject.title not in told
    assert told.count(str(HELD_BACK)) == 2
    assert ONE.email in told


def test_a_colleague_gets_what_stands_at_the_account(at: dict[str, Any]) -> None:
    world = at["world"]
    held = {one.name: one for one in show_person(user=world.admin, email=world.lead.email)}
    assert {"account", "event"} <= set(held)
    told = words(list(held.values()))
    assert world.lead.email in told
    assert f"Rollen: {Role.PROJECT_LEADER.label}" in told
    assert f"Aantal: {AuditEntry.objects.filter(actor=world.lead).count()}" in told
    assert world.lead.password not in told


def test_the_record_says_how_much_and_never_who(at: dict[str, Any]) -> None:
    show_person(user=at["world"].admin, email=ONE.email)
    row = AuditEntry.objects.get(action="person_shown")
    assert row.object_id == at["world"].admin.pk
    assert row.data["counts"]["giver"] == 1
    assert "kwispel" not in json.dumps(row.data)
    assert "zwartkruin" not in json.dumps(row.data).lower()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_nobody_else_is_shown_anything(role: Role, db: None) -> None:
    user = UserFactory(role=role)
    with pytest.raises(NotAllowed):
        show_person(user=user, email=ONE.email)
    with pytest.raises(NotAllowed):
        find_addresses(user=user, name=ONE.name)
    client = Client()
    client.force_login(user, backend=BACKEND)
    assert client.post(ACCESS, {"email": ONE.email, "identified": "on"}).status_code == 403
    assert client.post(NAMES, {"name": ONE.name}).status_code == 403
    assert not AuditEntry.objects.filter(action="person_shown").exists()


def test_from_a_name_to_a_file_in_hand(at: dict[str, Any], admin: Client) -> None:
    """A name, an address of it, the box that says who asks, the page, and both files."""
    named = admin.post(NAMES, {"name": ONE.name.upper()}).content.decode()
    assert f'value="{ONE.email}"' in named
    assert OTHER.email not in named
    assert "Inzage geven" in admin.post("/werkplaats/personen/", {"email": ONE.email}).content.decode()
    refused = admin.post(ACCESS, {"email": ONE.email})
    assert refused.status_code == 422
    assert "Anders geeft u gegevens aan een ander" in refused.content.decode()
    sent = {"email": ONE.email, "identified": "on"}
    page = admin.post(ACCESS, sent)
    assert "no-store" in page["Cache-Control"]
    assert ONE.phone in page.content.decode()
    html = admin.post(ACCESS, sent | {"soort": "html"})
    assert html["Content-Disposition"].startswith('attachment; filename="inzage-2')
    assert "Minder auto" in html.content.decode()
    assert date_format(timezone.localdate(), "j F Y") in html.content.decode()
    assert "<script" not in html.content.decode()
    data = admin.post(ACCESS, sent | {"soort": "json"})
    rows = {one["what"]: one["rows"] for one in json.loads(data.content)["held"]}
    assert rows["Contactpersoon van een partij"][0]["telefoonnummer"] == ONE.phone
    assert AuditEntry.objects.filter(action="person_shown").count() == 3


def test_words_of_a_person_are_text_in_the_file(at: dict[str, Any], admin: Client) -> None:
    ContactPerson.objects.filter(email=ONE.email).update(name="<script>alert(1)</script>")
    html = admin.post(ACCESS, {"email": ONE.email, "identified": "on", "soort": "html"}).content.decode()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_name_without_an_address_is_counted(at: dict[str, Any], admin: Client) -> None:
    ContactPerson.objects.filter(email=ONE.email).update(email="", name="Joke de Boer")
    assert find_addresses(user=at["world"].admin, name="joke de boer").without == 1
    assert find_addresses(user=at["world"].admin, name="de boer").without == 0, "a part of a name finds others"
    assert "1 keer zonder adres" in admin.post(NAMES, {"name": "Joke de Boer"}).content.decode()


def test_names_of_colleagues_lead_to_their_account(make_world: MakeWorld) -> None:
    world: World = make_world(published=True)
    name = world.lead.get_full_name()
    assert world.lead.email in find_addresses(user=world.admin, name=name).addresses


@pytest.mark.django_db(transaction=True)
def test_a_visit_brings_its_own_transaction(make_world: MakeWorld) -> None:
    """As on a real site, where nothing else holds one; an event without a transaction is refused."""
    world = make_world(published=True)
    client = Client()
    client.force_login(world.admin, backend=BACKEND)
    assert client.post(ACCESS, {"email": world.lead.email, "identified": "on"}).status_code == 200
    assert AuditEntry.objects.filter(action="person_shown").count() == 1
