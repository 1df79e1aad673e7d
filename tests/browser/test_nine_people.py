"""One paper past everybody: nine people in nine windows, with a return, an amendment and a deferral on its way."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.choices import Body, Outcome, ReactionKind, StepKind, StukKind, StukState
from participation.models import CouncilMember, Fraction, Stuk, Traject
from samenwerking.accounts.models import User
from tests.approval.scene import Scene
from tests.browser import year_papers as papers
from tests.browser.cast import CAST, make_people
from tests.browser.person import Person
from tests.browser.visitor import Visitor
from tests.factories import PUBLISHED_AT, OpgaveFactory, TrajectFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Visit = Callable[..., Visitor]
TITLE = "Plan van aanpak plein"
YOUNG = "Jongeren krijgen een eigen avond. "


@pytest.fixture
def people() -> dict[str, User]:
    return make_people()


@pytest.fixture
def traject(people: dict[str, User]) -> Traject:
    opgave = OpgaveFactory(
        competent_body=Body.COUNCIL,
        client=people["client"],
        portfolio_holder=people["college"],
        confidentiality="public",
        with_participation=True,
        published_at=PUBLISHED_AT,
    )
    found: Traject = TrajectFactory(
        opgave=opgave, published_at=PUBLISHED_AT, lead=[people["lead"]], member=people["member"]
    )
    return found


class Cast:
    """Everybody in a window of their own; who logged in stays so."""

    def __init__(self, visit: Visit, people: dict[str, User]) -> None:
        self._visit, self._people = visit, people
        self._inside: dict[str, Person] = {}

    def __getitem__(self, name: str) -> Person:
        if name not in self._inside:
            self._inside[name] = Person(self._visit(), self._people[name].email)
        return self._inside[name]

    def at(self, name: str, stuk: Stuk) -> Person:
        """This person, with the paper before them."""
        person = self[name]
        person.visitor.open(stuk.get_workspace_url())
        return person

    def agree(self, name: str, stuk: Stuk) -> None:
        """From the first page of the werkplaats, where the paper waits."""
        person = self[name]
        person.visitor.open("/werkplaats/")
        person.follow(stuk.title)
        person.page.locator(f"form[action$='/{stuk.slug}/akkoord/'] button[type=submit]").click()
        person.reads("De stap is afgerond.")

    def all_at_ease(self) -> None:
        assert len(self._inside) == len(CAST)
        for person in self._inside.values():
            person.is_at_ease()
            assert person.visitor.violations() == [], person.email


def returned_with_reasons(cast: Cast, stuk: Stuk) -> None:
    """The client says it per part; a colleague of the team mends it; the client sees what changed and agrees."""
    client = cast.at("client", stuk)
    client.page.get_by_text("Geef het stuk terug aan de schrijvers").click()
    client.page.get_by_text("Zeg het per onderdeel").click()
    client.fill(**{f"part_{stuk.sections[0]['key']}": "Noem ook de jongeren."})
    client.press("Geef terug")
    client.reads("Het stuk is terug bij de schrijvers")
    member = cast.at("member", stuk)
    member.reads("Noem ook de jongeren.")
    member.follow("Bewerk de tekst")
    member.type_in_part(0, "Ook jongeren doen mee. ")
    member.press("Bewaar")
    member.reads("Het stuk is bewaard")
    cast.at("lead", stuk)
    papers.hand_in(cast["lead"])
    client = cast.at("client", stuk)
    client.follow("Bekijk wat er veranderde sinds de vorige behandeling")
    client.page.locator("main ins", has_text="Ook jongeren doen mee").wait_for()


def decided_by_the_college(cast: Cast, stuk: Stuk) -> None:
    """The portfolio holder reads and says something; the secretariat writes the decision down."""
    college = cast.at("college", stuk)
    college.page.locator("main").get_by_role("link", name="Reageer op dit onderdeel").first.click()
    college.choose(kind=ReactionKind.ADVICE)
    college.fill(text="Houd het eenvoudig.")
    college.press("Plaats uw reactie")
    college.reads("Houd het eenvoudig.")
    register(cast.at("secretariat", stuk), Outcome.ADOPTED, "B-2026-7")


def register(person: Person, outcome: Outcome, number: str, **values: str) -> None:
    person.follow("Leg het besluit vast")
    person.choose(outcome=outcome)
    person.fill(date=f"{timezone.localdate()}", number=number, **values)
    if outcome == Outcome.ADOPTED_AMENDED:
        person.page.get_by_text("Gewijzigd vastgesteld: pas hier de tekst aan").click()
        person.page.locator("main input[name=amendments]").check()
        person.type_in_part(0, YOUNG)
    person.press("Leg het besluit vast")
    person.reads("Het besluit is vastgelegd")


def talked_about_in_the_council(cast: Cast, stuk: Stuk) -> None:
    """A question that is answered, and an amendment by two members, with the vote of each fraction."""
    papers.ask(cast["council"], stuk)
    papers.answer(cast["lead"], stuk)
    mover = cast.at("council2", stuk)
    mover.page.locator("main").get_by_role("link", name="Dien een amendement in").first.click()
    mover.fill(title="Een avond voor jongeren", text="Jongeren komen nu niet.")
    mover.type_in_part(0, YOUNG)
    mover.page.get_by_label("Tom Raadslid").check()
    mover.page.locator("main form button[type=submit]").first.click()
    mover.reads("Een avond voor jongeren")
    mover.page.locator("main ins", has_text=YOUNG.strip()).first.wait_for()


def voted(cast: Cast, stuk: Stuk) -> None:
    clerk = cast.at("clerk", stuk)
    clerk.follow("Een avond voor jongeren")
    clerk.follow("Leg de uitslag vast")
    clerk.choose(state="adopted")
    clerk.fill(decided_on=f"{timezone.localdate()}")
    clerk.page.get_by_label("Voor, Dorpsbelang").fill("7")
    clerk.page.get_by_label("Tegen, Dorpsbelang").fill("2")
    clerk.page.locator("main form button[type=submit]").first.click()
    clerk.reads("De uitslag is vastgelegd")
    clerk.follow("Kenmerk en adres")
    clerk.fill(number="A-12")
    clerk.page.locator("main form button[type=submit]").first.click()
    clerk.reads("A-12")


def test_a_paper_past_nine_people(people: dict[str, User], traject: Traject, visit: Visit) -> None:
    since = timezone.localdate() - timedelta(days=100)
    fraction = Fraction.objects.create(name="Dorpsbelang", seats=9, starts_on=since)
    for name in ("council", "council2"):
        CouncilMember.objects.create(fraction=fraction, account=people[name], name=str(people[name]), starts_on=since)
    cast = Cast(visit, people)
    stuk = papers.make_paper(cast["lead"], traject, StukKind.PLAN_VAN_AANPAK, TITLE)
    papers.hand_in(cast["lead"])
    scene = Scene(traject, stuk, people)
    returned_with_reasons(cast, scene.now)
    cast.agree("client", stuk)
    cast.agree("communication", stuk)
    decided_by_the_college(cast, scene.now)
    cast.agree("clerk", stuk)  # the picture
    talked_about_in_the_council(cast, scene.now)
    cast.agree("clerk", stuk)  # the judgement
    assert scene.step == StepKind.COUNCIL_DECISION
    back = timezone.localdate() + timedelta(days=14)
    register(
        cast.at("clerk", stuk), Outcome.DEFERRED, "R-2026-1", reason="Eerst de begroting.", deferred_until=f"{back}"
    )
    assert scene.now.state == StukState.DEFERRED
    council = cast.at("council", stuk)
    council.reads("Aangehouden")
    voted(cast, scene.now)
    register(cast.at("clerk", stuk), Outcome.ADOPTED_AMENDED, "R-2026-2", reason="Met het amendement.")
    assert (scene.now.state, scene.now.live) == (StukState.ADOPTED_AMENDED, True)
    cast.at("clerk", stuk).follow("Bekijk wat er is gewijzigd")
    cast["clerk"].page.locator("main ins", has_text=YOUNG.strip()).first.wait_for()
    cast.all_at_ease()
    read_by_a_resident(Person(visit(width=360)), scene.now)


def read_by_a_resident(anyone: Person, stuk: Stuk) -> None:
    """What was decided, with the fingerprint of exactly that text, the amendment, and nothing of the inside."""
    decision = stuk.decisions.order_by("pk").last()
    assert decision is not None
    anyone.visitor.open(stuk.get_absolute_url())
    for words in ("R-2026-2", decision.content_hash, YOUNG.strip(), "A-12: Een avond voor jongeren"):
        anyone.reads(words)
    assert "Noem ook de jongeren." not in anyone.page.content()
    assert stuk.content_hash() == decision.content_hash
    assert anyone.page.request.get(f"{anyone.visitor.base}{stuk.get_absolute_url().rstrip('/')}.pdf").ok
    anyone.visitor.open(reverse("register:stuk", args=[stuk.slug]))
    anyone.is_at_ease()
