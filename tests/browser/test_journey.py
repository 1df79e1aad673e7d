"""The whole way of a startnotitie, each step by who it belongs to, on a phone; with ``make matrix`` on a desk too."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from participation.choices import Body, Confidentiality, Outcome, ReactionKind, StukKind, StukState, TeamRole
from participation.models import Opgave, Stuk, Traject, Werkatelier
from participation.policy import team_of
from participation.services.routes import sync_routes
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.browser.person import Person
from tests.browser.visitor import Visitor
from tests.factories import QuestionFactory, UserFactory
from tests.matrix.spread import WHOLE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Visit = Callable[..., Visitor]
CAST = {
    "lead": (Role.PROJECT_LEADER, "Sanne", "Trekker"),
    "member": (Role.PROJECT_LEADER, "Amina", "Teamlid"),
    "client": (Role.MANAGER, "Pieter", "Opdrachtgever"),
    "communication": (Role.COMMUNICATION, "Noor", "Communicatie"),
    "holder": (Role.COLLEGE, "Farah", "Wethouder"),
    "secretariat": (Role.SECRETARIAT, "Lotte", "Secretariaat"),
    "clerk": (Role.CLERK, "Marijke", "Griffie"),
    "council": (Role.COUNCIL, "Tom", "Raadslid"),
}


@pytest.fixture
def people() -> dict[str, User]:
    sync_roles()
    sync_routes()
    QuestionFactory(text="Wat is er aan de hand?")
    return {
        name: UserFactory(role=role, first_name=first, last_name=last) for name, (role, first, last) in CAST.items()
    }


@pytest.fixture
def someone(visit: Visit, people: dict[str, User], width: int) -> Callable[[str], Person]:
    """``someone("lead")`` is that person in a window of this width; the same one when asked again."""
    present: dict[str, Person] = {}

    def find(name: str) -> Person:
        if name not in present:
            present[name] = Person(visit(width=width), people[name].email if name in people else "")
        return present[name]

    return find


def make_opgave(lead: Person) -> Opgave:
    lead.follow("Maak een opgave")
    lead.fill(title="Een levend plein", issue="Het plein loopt leeg.", ambition="Een plein waar mensen graag komen.")
    lead.fill(cause="De winkels trokken weg.", scope_in="Het plein", scope_out="De provinciale weg")
    lead.choose(competent_body=Body.COUNCIL, confidentiality=Confidentiality.PUBLIC, participation="yes")
    lead.select(portfolio_holder="Farah Wethouder", client="Pieter Opdrachtgever")
    lead.press("Bewaar")
    lead.reads("Schrijf op waarom")  # a yes needs a reason; what was typed is still there
    assert lead.page.input_value("[name=title]") == "Een levend plein"
    lead.fill(participation_reason="Bewoners weten wat er speelt.", participation_date="2026-02-03")
    lead.select(participation_body="College")
    lead.press("Bewaar")
    lead.page.get_by_role("heading", name="Een levend plein", level=1).wait_for()
    lead.is_at_ease()
    return Opgave.objects.get()


def put_on_register(lead: Person) -> None:
    lead.follow("Zet op het register")
    lead.press("Zet op het register")
    lead.reads("Iedereen kan dit zien")


def make_traject(lead: Person) -> Traject:
    lead.follow("Begin een traject")
    lead.fill(title="Samen naar een nieuw plein", goals="Samen bepalen wat er komt.", fixed="Het budget.")
    lead.fill(open_space="De inrichting.", rules_of_play="Iedere bijdrage krijgt een antwoord.")
    lead.press("Bewaar")
    lead.page.get_by_role("heading", name="Samen naar een nieuw plein", level=1).wait_for()
    return Traject.objects.get()


def make_werkatelier(lead: Person) -> Werkatelier:
    lead.follow("Plan een werkatelier")
    lead.fill(title="Avond 1", starts_at="2027-03-02T19:00", ends_at="2027-03-02T21:00", location="Dorpshuis")
    lead.press("Bewaar")
    lead.page.get_by_role("heading", name="Avond 1", level=1).wait_for()
    return Werkatelier.objects.get()


def add_to_team(lead: Person, traject: Traject) -> None:
    lead.visitor.open(reverse("werkplaats:traject_team", args=[traject.slug]))
    lead.select(person="Amina Teamlid")
    lead.page.locator("main form").get_by_label("Teamlid", exact=True).check()
    lead.page.locator("main form button[type=submit]").last.click()
    lead.reads("Het team is bijgewerkt")


def answer_question(lead: Person, traject: Traject) -> None:
    lead.visitor.open(reverse("werkplaats:question_cell", args=[traject.slug, "explore", "content"]))
    lead.page.locator("main").get_by_role("link", name="Beantwoord").first.click()
    lead.fill(text="Acht winkels staan leeg.")
    lead.press("Bewaar en ga naar de volgende")
    lead.reads("Uw antwoord is bewaard")


def make_paper(lead: Person, traject: Traject) -> Stuk:
    lead.visitor.open(traject.get_workspace_url())
    lead.follow("Maak een stuk")
    lead.choose(kind=StukKind.STARTNOTITIE)
    lead.fill(title="Startnotitie plein")
    lead.press("Maak het stuk")
    lead.page.wait_for_load_state()
    stuk = Stuk.objects.get()
    lead.visitor.open(reverse("werkplaats:stuk_edit", args=[stuk.slug]))
    lead.write_empty_parts("Dit vullen wij samen in.")
    lead.press("Bewaar")
    lead.reads("Het stuk is bewaard")
    return stuk


def hand_in(lead: Person) -> None:
    lead.follow("Dien het stuk in")
    lead.press("Dien in")
    lead.reads("Het stuk is ingediend")


def find_work(person: Person, stuk: Stuk) -> None:
    """From the first page of the werkplaats to the paper that waits there."""
    person.visitor.open("/werkplaats/")
    person.page.locator("main").get_by_role("link", name=stuk.title).first.click()
    person.page.get_by_role("heading", name=stuk.title, level=1).wait_for()


def approve(person: Person, stuk: Stuk, button: str = "Akkoord, het stuk kan verder") -> None:
    find_work(person, stuk)
    person.press(button)
    person.reads("De stap is afgerond")
    person.is_at_ease()


def decide(person: Person, stuk: Stuk, number: str) -> None:
    find_work(person, stuk)
    person.follow("Leg het besluit vast")
    person.choose(outcome=Outcome.ADOPTED)
    person.fill(number=number, date="2026-03-10")
    person.press("Leg het besluit vast")
    person.reads("Het besluit is vastgelegd")
    person.is_at_ease()


def ask(council: Person, stuk: Stuk) -> None:
    find_work(council, stuk)
    council.page.locator("main").get_by_role("link", name="Reageer op dit onderdeel").first.click()
    council.choose(kind=ReactionKind.QUESTION)
    council.fill(text="Hoe worden bewoners betrokken?")
    council.press("Plaats uw reactie")
    council.reads("Hoe worden bewoners betrokken?")


def answer(lead: Person, stuk: Stuk) -> None:
    lead.visitor.open(reverse("werkplaats:reaction_answer", args=[stuk.slug, stuk.reactions.get().pk]))
    lead.fill(text="Met drie avonden in het dorpshuis.")
    lead.page.locator("main form button[type=submit]").last.click()
    lead.reads("Met drie avonden in het dorpshuis.")


@pytest.mark.parametrize("width", [360, 1280] if WHOLE else [360])
def test_from_draft_to_public(width: int, people: dict[str, User], someone: Callable[[str], Person]) -> None:
    lead = someone("lead")
    make_opgave(lead)
    put_on_register(lead)
    traject = make_traject(lead)
    put_on_register(lead)
    make_werkatelier(lead)
    put_on_register(lead)
    add_to_team(lead, traject)
    answer_question(lead, traject)
    stuk = make_paper(lead, traject)
    hand_in(lead)
    approve(someone("client"), stuk)
    approve(someone("communication"), stuk)
    decide(someone("secretariat"), stuk, "B-2026-1")
    approve(someone("clerk"), stuk, "Sluit de beeldvorming af")
    ask(someone("council"), stuk)
    answer(lead, stuk)
    approve(someone("clerk"), stuk, "Sluit de oordeelsvorming af")
    decide(someone("clerk"), stuk, "R-2026-1")

    stuk.refresh_from_db()
    assert (stuk.state, stuk.live) == (StukState.ADOPTED, True)
    assert TeamRole.MEMBER in {role for person, role in team_of(traject) if person == people["member"]}
    visitor = someone("visitor")
    visitor.visitor.open(stuk.get_absolute_url())
    visitor.reads("R-2026-1")
    visitor.reads(stuk.decisions.last().content_hash)
    assert visitor.page.request.get(visitor.visitor.base + f"/register/stukken/{stuk.slug}.pdf").ok
    assert visitor.visitor.violations() == []
    visitor.is_at_ease()
