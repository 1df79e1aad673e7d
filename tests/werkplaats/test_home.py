"""The first page of the werkplaats: what waits for each role, with its term, and nothing that is not theirs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.choices import StepKind
from participation.models import Stuk, Traject
from participation.services.todo import home_page
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import (
    OpgaveFactory,
    ReactionFactory,
    ReplacementFactory,
    SecrecyGrantFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
    fresh,
)
from tests.werkplaats.conftest import browser_of
from tests.werkplaats.forms import text_of
from tests.werkplaats.rounds import at_step

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def lead() -> User:
    return UserFactory(role=Role.PROJECT_LEADER)


@pytest.fixture
def manager() -> User:
    return UserFactory(role=Role.MANAGER)


@pytest.fixture
def traject(lead: User, manager: User) -> Traject:
    opgave = OpgaveFactory(title="Een levend plein", client=manager, published=True)
    return TrajectFactory(title="Samen naar het plein", opgave=opgave, lead=lead, published_at=timezone.now())


def paper_at(traject: Traject, step: StepKind, title: str, **marks: object) -> Stuk:
    paper = StukFactory(owner=traject, title=title, in_review=True, **marks)
    at_step(paper, step)
    return paper


def asked_of(user: User) -> list[tuple[str, str]]:
    return [(todo.title, todo.paper) for todo in home_page(fresh(user)).todos]


# What each role is asked at each step, by hand from DESIGN rules 7 and 8.
ASKED = [
    (Role.MANAGER, StepKind.CLIENT, "Geef akkoord, of geef het stuk terug"),
    (Role.COMMUNICATION, StepKind.COMMUNICATION, "Toets het stuk"),
    (Role.SECRETARIAT, StepKind.COLLEGE_DECISION, "Leg het besluit van het college vast"),
    (Role.CLERK, StepKind.COUNCIL_PICTURE, "Sluit de beeldvorming af"),
    (Role.CLERK, StepKind.COUNCIL_JUDGEMENT, "Sluit de oordeelsvorming af"),
    (Role.CLERK, StepKind.COUNCIL_DECISION, "Leg het besluit van de raad vast"),
    (Role.CLERK, StepKind.COUNCIL_INFORMATION, "Leg vast dat de raad kennis heeft genomen"),
]


@pytest.mark.parametrize(("role", "step", "title"), ASKED)
def test_a_step_waits_for_its_role_and_for_nobody_else(
    role: Role, step: StepKind, title: str, traject: Traject, manager: User
) -> None:
    paper_at(traject, step, "Startnotitie plein")
    for other in Role:
        person = manager if other == Role.MANAGER else UserFactory(role=other)
        assert asked_of(person) == ([(title, "Startnotitie plein")] if other == role else [])
    assert asked_of(UserFactory(role=Role.MANAGER)) == [], "another manager is not the client"


def test_a_replacement_reads_whom_they_replace(traject: Traject, manager: User) -> None:
    paper_at(traject, StepKind.CLIENT, "Startnotitie plein")
    deputy = UserFactory(role=Role.MANAGER)
    ReplacementFactory(person=manager, replacement=deputy)
    for person, said in ((manager, "U bent opdrachtgever."), (deputy, f"U vervangt {manager}.")):
        assert home_page(fresh(person)).todos[0].text.startswith(said)


def test_the_term_is_shown_and_late_is_said_in_words(traject: Traject, manager: User) -> None:
    on_time, late = (paper_at(traject, StepKind.CLIENT, title) for title in ("Op tijd", "Te laat ding"))
    assert on_time != late
    state = at_step(StukFactory(owner=traject, title="Oud", in_review=True), StepKind.CLIENT)
    state.started_at = timezone.now() - timedelta(days=40)
    state.save()
    text = text_of(browser_of(manager).get("/werkplaats/").content)
    assert "Er wachten 3 dingen op u." in text
    assert "Daarvan is er 1 te laat." in text
    assert asked_of(manager)[0][1] == "Oud", "the oldest term comes first"


def test_the_lead_hears_of_returned_papers_reactions_and_what_can_be_published(traject: Traject, lead: User) -> None:
    StukFactory(owner=traject, title="Terug", returned=True)
    asked = StukFactory(owner=traject, title="Bevraagd", in_review=True, offered_to_council=True)
    ReactionFactory(stuk=asked)
    ReactionFactory(stuk=asked)
    ReactionFactory(stuk=asked, answered=True)
    StukFactory(owner=traject, title="Vastgesteld", adopted=True)
    StukFactory(owner=traject, title="Al te lezen", published=True)
    StukFactory(owner=traject, title="Concept")
    assert set(asked_of(lead)) == {
        ("Pas het stuk aan", "Terug"),
        ("Beantwoord 2 reacties", "Bevraagd"),
        ("Zet het stuk op het register", "Vastgesteld"),
    }
    assert asked_of(UserFactory(role=Role.PROJECT_LEADER)) == []


@pytest.mark.parametrize(("role", "mark"), [(Role.COUNCIL, "offered_to_council"), (Role.COLLEGE, "offered_to_college")])
def test_members_read_what_their_body_was_offered(role: Role, mark: str, traject: Traject) -> None:
    paper_at(traject, StepKind.COUNCIL_PICTURE, "Aangeboden", **{mark: True})
    paper_at(traject, StepKind.COUNCIL_PICTURE, "Niet aangeboden")
    page = home_page(UserFactory(role=role))
    assert [todo.paper for todo in page.reading] == ["Aangeboden"]
    assert page.todos == []


def test_a_council_member_reads_the_offered_title_never_a_later_draft(traject: Traject) -> None:
    paper = paper_at(traject, StepKind.COUNCIL_PICTURE, "Aangeboden titel", offered_to_council=True)
    paper.title = "Geheime nieuwe titel"
    paper.save_revision()
    Stuk.objects.filter(pk=paper.pk).update(title="Geheime nieuwe titel")
    member = UserFactory(role=Role.COUNCIL)
    page = browser_of(member).get("/werkplaats/").content.decode()
    assert "Aangeboden titel" in page
    assert "Geheime nieuwe titel" not in page


def test_a_paper_under_secrecy_does_not_name_its_dossier() -> None:
    member = UserFactory(role=Role.COUNCIL)
    traject = TrajectFactory(title="Geheim traject", opgave__title="Geheime opgave", confidential=True)
    paper = paper_at(traject, StepKind.COUNCIL_PICTURE, "Besloten stuk", offered_to_council=True)
    SecrecyGrantFactory(stuk=paper, members=[member])
    page = browser_of(member).get("/werkplaats/").content.decode()
    assert "Besloten stuk" in page
    assert "Geheim" not in page


def test_nobody_sees_a_confidential_dossier_of_others(lead: User) -> None:
    traject = TrajectFactory(title="Stil traject", opgave__title="Stille opgave", confidential=True, lead=lead)
    paper_at(traject, StepKind.COMMUNICATION, "Stil stuk")
    WerkatelierFactory(traject=traject, title="Stille sessie", starts_at=timezone.now() + timedelta(days=1),
                       ends_at=timezone.now() + timedelta(days=2))  # fmt: skip
    for role in Role:
        assert "Stil" not in browser_of(UserFactory(role=role)).get("/werkplaats/").content.decode()
    assert "Stille sessie" in browser_of(lead).get("/werkplaats/").content.decode()


def test_my_dossiers_are_those_i_am_related_to(traject: Traject, lead: User, manager: User) -> None:
    TrajectFactory(title="Van een ander")
    assert [row.title for row in home_page(lead).dossiers] == ["Samen naar het plein"]
    assert {row.title for row in home_page(manager).dossiers} == {"Een levend plein", "Samen naar het plein"}
    Traject.objects.filter(pk=traject.pk).update(closed_at=timezone.now())
    assert home_page(lead).dossiers == []


def test_changes_are_told_by_the_door_through_which_they_may_be_seen(traject: Traject) -> None:
    StukFactory(owner=traject, title="Intern concept")
    OpgaveFactory(title="Interne opgave")
    colleague, member = UserFactory(role=Role.PROJECT_LEADER), UserFactory(role=Role.COUNCIL)
    assert {"Intern concept", "Interne opgave"} <= {change.title for change in home_page(colleague).changes}
    told = {(change.title, change.event) for change in home_page(member).changes}
    assert told == {("Een levend plein", "published"), ("Samen naar het plein", "published")}


@pytest.mark.parametrize("role", list(Role))
def test_an_empty_page_says_what_will_appear(role: Role) -> None:
    text = text_of(browser_of(UserFactory(role=role)).get("/werkplaats/").content)
    assert "Er wacht nu niets op u" in text
    assert text.count("Hier verschijn") >= 3
    assert ("naar u zijn teruggegeven" in text) == (role == Role.PROJECT_LEADER)


def fill(traject: Traject, number: int, lead: User, manager: User) -> None:
    for n in range(number):
        opgave = OpgaveFactory(published=True, client=manager, lead=lead, title=f"Opgave {number} {n}")
        other = TrajectFactory(opgave=opgave, published_at=timezone.now(), title=f"Traject {number} {n}")
        paper_at(other, StepKind.CLIENT, f"Bij de opdrachtgever {number} {n}")
        paper_at(other, StepKind.COUNCIL_DECISION, f"Bij de raad {number} {n}", offered_to_council=True)
        ReactionFactory(stuk=StukFactory(owner=other, in_review=True, offered_to_council=True))
        WerkatelierFactory(traject=other, published_at=timezone.now(), title=f"Avond {number} {n}",
                           starts_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=3))  # fmt: skip


@pytest.mark.parametrize("role", [Role.MANAGER, Role.PROJECT_LEADER, Role.CLERK, Role.COLLEGE, Role.COUNCIL])
def test_the_number_of_queries_does_not_grow(role: Role, traject: Traject, lead: User, manager: User) -> None:
    person = {Role.MANAGER: manager, Role.PROJECT_LEADER: lead}.get(role) or UserFactory(role=role)
    browser = browser_of(person)
    counts = []
    for number in (3, 12):
        fill(traject, number, lead, manager)
        browser.get("/werkplaats/")
        with CaptureQueriesContext(connection) as queries:
            assert browser.get("/werkplaats/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES
