"""A project leader's year on a phone, from nothing to a closed traject, with everybody who has a part in it.

Whoever decides works with the keyboard alone (WCAG 2.1.1, 2.1.2 and 2.4.7). Steps that are the same for another person
are taken through the services.
"""

from collections.abc import Callable

import pytest
from django.urls import reverse

from participation.choices import Outcome, Stage, StukKind, StukState, TeamRole
from participation.models import Commitment, Contribution, Stuk, Traject
from participation.policy import team_of
from samenwerking.accounts.models import User
from tests.approval.scene import Scene
from tests.browser import year_dossier as dossier
from tests.browser import year_papers as papers
from tests.browser import year_people as evening
from tests.browser.cast import make_people
from tests.browser.keyboard import KeyboardUser
from tests.browser.person import Person
from tests.browser.visitor import Visitor
from tests.factories import QuestionFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Visit = Callable[..., Visitor]
PHONE = 360


@pytest.fixture
def people() -> dict[str, User]:
    QuestionFactory(text="Wat is er aan de hand?")
    QuestionFactory(text="Wie zijn erbij betrokken?")
    return make_people()


def prepare(lead: Person, people: dict[str, User], visit: Visit) -> tuple[Person, Traject]:
    """From nothing to a dossier with its questions answered; the browser is closed once, the connection lost once."""
    dossier.make_opgave(lead)
    dossier.put_on_register(lead)
    traject = dossier.make_traject(lead)
    dossier.put_on_register(lead)
    dossier.add_to_team(lead, traject)
    assert TeamRole.MEMBER in {role for person, role in team_of(traject) if person == people["member"]}
    dossier.choose_depth(lead, traject)
    dossier.type_answer(lead, dossier.FIRST)
    address, kept = lead.page.url, lead.page.context.storage_state()
    lead.page.context.close()
    back = Person(visit(width=PHONE, storage_state=kept))
    back.page.goto(address)
    dossier.put_back_and_save(back, dossier.FIRST)
    dossier.answer_without_connection(back, traject)
    dossier.add_parts(back, traject)
    return back, traject


def hold_the_evening(lead: Person, traject: Traject, people: dict[str, User]) -> None:
    session = evening.make_werkatelier(lead, traject)
    dossier.put_on_register(lead)
    evening.open_registration(lead, session)
    evening.at_the_door(lead, session)
    evening.write_outcomes(lead, session, people["member"])
    evening.enter_letter(lead, traject)
    assert Contribution.objects.count() == 2
    assert Commitment.objects.get().owner == people["member"]


def decide_startnotitie(lead: Person, traject: Traject, people: dict[str, User], visit: Visit) -> Stuk:
    """On its whole route, past college and council."""
    stuk = papers.make_paper(lead, traject, StukKind.STARTNOTITIE, "Startnotitie plein")
    papers.hand_in(lead)
    scene = Scene(traject, stuk, people)
    papers.approve_by_keyboard(KeyboardUser(visit(), people["client"].email), stuk)
    scene.approve("communication")
    papers.decide_by_keyboard(KeyboardUser(visit(), people["secretariat"].email), stuk, "B-2026-7")
    scene.approve("clerk")
    papers.ask(Person(visit(width=PHONE).log_in(people["council"])), stuk)
    papers.answer(lead, stuk)
    scene.approve("clerk")
    scene.decide(Outcome.ADOPTED, number="R-2026-1")
    assert (scene.now.state, scene.now.live) == (StukState.ADOPTED, True)
    return scene.now


def report_and_close(lead: Person, traject: Traject, people: dict[str, User]) -> Stuk:
    """The eindverslag waits for the last answer; then the traject is evaluated and closed."""
    dossier.move_on(lead, traject, "Ga verder")
    dossier.move_on(lead, traject, "Sla de poort over en ga verder", "Het plan komt in april.")
    first, last = Contribution.objects.order_by("pk")
    evening.answer_contribution(lead, first)
    stuk = papers.make_paper(lead, traject, StukKind.EINDVERSLAG, "Eindverslag plein")
    papers.hand_in(lead)
    scene = Scene(traject, stuk, people)
    while scene.step is not None:
        scene.move()
    assert (scene.now.state, scene.now.live) == (StukState.ADOPTED, False)
    papers.publish(lead, stuk, "Er is nog 1 bijdrage zonder antwoord.")
    evening.answer_contribution(lead, last)
    papers.publish(lead, stuk, "Het stuk staat op het register.")
    dossier.move_on(lead, traject, "Ga verder")
    lead.follow("Leg een les vast")
    lead.fill(text="Begin eerder met de winkeliers.")
    lead.press("Bewaar")
    dossier.move_on(lead, traject, "Sluit het traject af", "De evaluatie volgt met het volgende plein.")
    lead.reads("Afgesloten")
    return scene.now


def test_a_project_leaders_year(people: dict[str, User], visit: Visit) -> None:
    lead, traject = prepare(Person(visit(width=PHONE), people["lead"].email), people, visit)
    hold_the_evening(lead, traject, people)
    start = decide_startnotitie(lead, traject, people, visit)
    report = report_and_close(lead, traject, people)
    traject.refresh_from_db()
    assert (traject.stage, report.live) == (Stage.CLOSED, True)
    lead.is_at_ease()
    anyone = Person(visit(width=PHONE))
    anyone.visitor.open(start.get_absolute_url())
    anyone.reads("R-2026-1")
    anyone.reads(start.decisions.last().content_hash)
    assert anyone.page.request.get(f"{anyone.visitor.base}{start.get_absolute_url().rstrip('/')}.pdf").ok
    anyone.visitor.open(reverse("register:commitments", args=[traject.slug]))
    anyone.reads("Wij meten het geluid")
    anyone.visitor.open(traject.get_absolute_url())
    anyone.follow("Eindverslag plein")
    anyone.reads(evening.BY_LETTER)
    anyone.is_at_ease()
