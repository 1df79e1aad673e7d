"""Who erases a person, what is shown, what stays, and that twice is once."""

import pytest
from django.test import Client

from participation.exceptions import NotAllowed
from participation.models import AuditEntry, ChallengeRequester, ContributionGiver, Registration
from participation.services.challenges.entering import submit_challenge
from participation.services.persons.erasing import erase_person, find_person
from samenwerking.accounts.roles import Role
from tests.erasure.person import Person
from tests.erasure.persons import by_letter, registering
from tests.factories import UserFactory
from tests.registrations.conftest import make_session
from tests.society.conftest import REQUEST
from tests.werkplaats.conftest import BACKEND, MakeWorld, World

PAGE, ERASE = "/werkplaats/personen/", "/werkplaats/personen/wissen/"
ONE, OTHER = Person(1), Person(11)


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    return make_world(published=True)


@pytest.fixture
def admin(world: World) -> Client:
    client = Client()
    client.force_login(world.admin, backend=BACKEND)
    return client


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_nobody_else_finds_or_erases(role: Role, db: None) -> None:
    user = UserFactory(role=role)
    for act in (find_person, erase_person):
        with pytest.raises(NotAllowed):
            act(user=user, email=ONE.email)
    client = Client()
    client.force_login(user, backend=BACKEND)
    assert {client.get(PAGE).status_code, client.post(PAGE, {"email": ONE.email}).status_code} == {403}
    assert client.post(ERASE, {"email": ONE.email, "asked": "on"}).status_code == 403


def test_from_looking_to_erasing(world: World, admin: Client) -> None:
    """Looking writes nothing and shows no name; a part of the address finds nobody; another person stays."""
    by_letter(ONE, {"world": world})
    by_letter(OTHER, {"world": world})
    assert "Niets gevonden" in admin.post(PAGE, {"email": ONE.email[1:]}).content.decode()
    shown = admin.post(PAGE, {"email": ONE.email.upper()})
    assert "Inbreng" in shown.content.decode()
    assert ONE.name not in shown.content.decode()
    assert "data-confirm" not in shown.content.decode(), "a variable of the page that the button takes for its own"
    assert shown["Cache-Control"] == "private, no-store" or "no-store" in shown["Cache-Control"]
    assert admin.post(ERASE, {"email": ONE.email}).status_code == 422
    assert admin.post(PAGE, {"email": "geen adres"}).status_code == 422
    assert ContributionGiver.objects.filter(email=ONE.email).exists()
    sent = {"email": ONE.email, "asked": "on"}
    assert "1 gegeven is gewist" in admin.post(ERASE, sent, follow=True).content.decode()
    assert "niets meer te wissen" in admin.post(ERASE, sent, follow=True).content.decode()
    assert list(ContributionGiver.objects.exclude(email="").values_list("email", flat=True)) == [OTHER.email]
    assert AuditEntry.objects.get(action="person_erased").data["counts"] == {"giver": 1}


def test_a_place_that_comes_free_goes_to_who_waits(world: World) -> None:
    session = make_session(world.lead, traject=world.traject, capacity=1)
    for person in (ONE, OTHER):
        registering(person, {"session": session})
    erase_person(user=world.admin, email=ONE.email)
    assert list(Registration.objects.order_by("number").values_list("state", flat=True)) == ["cancelled", "registered"]


def test_a_request_without_a_decision_and_a_colleague_stay(world: World) -> None:
    submit_challenge(data=REQUEST, contact=ONE.contact)
    found = find_person(user=world.admin, email=ONE.email)
    assert (found.to_erase, found.kinds[0].kept) == (0, 1)
    assert erase_person(user=world.admin, email=ONE.email) == {}
    assert ChallengeRequester.objects.get().email == ONE.email
    assert find_person(user=world.admin, email=world.lead.email).has_account
