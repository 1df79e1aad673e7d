"""One visit: a photo comes with permission and goes when that is withdrawn, a point is picked on the map with the
keyboard, and the clerk writes down the outcomes of a whole list."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from participation.choices import Outcome, StepKind, StukState
from participation.models import Meeting, MeetingPaper, Photo, Stuk, Werkatelier
from tests.approval.scene import COMPLETE, Scene, make_scene
from tests.browser.person import Person
from tests.browser.visitor import Visitor
from tests.factories import PUBLISHED_AT, StukFactory, WerkatelierFactory
from tests.photos.conftest import jpeg, own_folder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["own_folder"]
ALT = "Twee mensen bij een maquette"


@pytest.fixture
def scene() -> Scene:
    """Two papers wait for the decision of the council, and there was an evening."""
    made = make_scene()
    made.bring_to(StepKind.COUNCIL_DECISION)
    paper = StukFactory(
        owner=made.traject, sections=deepcopy(COMPLETE), title="Tweede stuk", created_by=made.people["member"]
    )
    second = Scene(made.traject, paper, made.people, numbers=made.numbers)
    second.bring_to(StepKind.COUNCIL_DECISION)
    return made


@pytest.fixture
def evening(scene: Scene) -> Werkatelier:
    made: Werkatelier = WerkatelierFactory(
        traject=scene.traject, slug="plein", title="Avond op het plein", published_at=PUBLISHED_AT
    )
    return made


def add_photo(lead: Person, picture: Path) -> Photo:
    page = lead.visitor.open("/werkplaats/werkateliers/plein/fotos/")
    page.set_input_files("#id_photos", picture)
    lead.press("Voeg toe")
    page.locator(".sw-photo-row").wait_for()
    lead.follow("Beschrijf foto 1")
    lead.fill(alt=ALT, maker="Frida Fotografe", people_count="2")
    lead.choose(licence="cc_by", confidentiality="public")
    lead.press("Bewaar")
    lead.reads("Er is nog toestemming nodig van 2 mensen.")
    lead.follow("Leg een toestemming vast")
    lead.fill(name="Man met groene pet", people="2", asked_by="Lea", purpose="Website")
    lead.fill(asked_on=timezone.localdate().isoformat(), text="Ja, dat mag.")
    assert lead.visitor.violations() == []
    lead.press("Leg vast")
    lead.reads("Man met groene pet")
    return Photo.objects.get()


def withdraw(lead: Person) -> None:
    lead.follow("Iemand trekt de toestemming in")
    assert lead.visitor.violations() == []
    lead.choose(reason="permission")
    lead.press("Haal voorgoed weg")
    lead.reads("Nog geen foto’s")


def pick_point(lead: Person) -> None:
    """The map is moved, the point put in its middle and moved a little, without a mouse."""
    page = lead.visitor.open("/werkplaats/werkateliers/plein/bewerken/")
    page.locator("[data-point-stage]").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Zet het punt in het midden").focus()
    page.keyboard.press("Enter")
    middle = page.input_value("#id_latitude")
    page.locator(".sw-point__mark").focus()
    page.keyboard.press("Shift+ArrowUp")
    assert page.input_value("#id_latitude") > middle
    assert lead.visitor.violations() == []
    page.get_by_role("button", name="Bewaar", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/werkplaats/werkateliers/plein/")


def decide_the_list(clerk: Person, papers: list[Stuk]) -> None:
    """One outcome cannot be: the other is kept, and what was typed stays."""
    page = clerk.visitor.open("/werkplaats/vergaderingen/")
    clerk.fill(date=timezone.localdate().isoformat(), title="Raad")
    clerk.press("Maak")
    for number, paper in enumerate(reversed(papers), 1):
        page.fill(f"[name=plaats_{paper.pk}]", str(number))
    clerk.press("Bewaar de lijst")
    clerk.follow("Leg de uitkomsten vast")
    assert clerk.visitor.violations() == []
    adopted, rejected = papers
    for paper, outcome, number in ((adopted, Outcome.ADOPTED, "R-1"), (rejected, Outcome.REJECTED, "R-2")):
        group = page.locator("fieldset", has=page.get_by_text(paper.title, exact=True))
        group.get_by_label("Uitkomst").select_option(outcome.value)
        group.get_by_label("Besluitnummer").fill(number)
    clerk.press("Leg vast")
    clerk.reads("Schrijf op waarom zo is besloten.")
    assert (state_of(adopted), state_of(rejected)) == (StukState.ADOPTED, StukState.IN_REVIEW)
    page.get_by_label("Motivering").fill("Te duur.")
    clerk.press("Leg vast")
    page.wait_for_url(f"**{Meeting.objects.get().get_absolute_url()}**")
    assert state_of(rejected) == StukState.REJECTED


def state_of(stuk: Stuk) -> str:
    return Stuk.objects.get(pk=stuk.pk).state


def test_pictures_points_and_lists(
    visit: Callable[..., Visitor], scene: Scene, evening: Werkatelier, tmp_path: Path
) -> None:
    picture = tmp_path / "avond.jpg"
    picture.write_bytes(jpeg())
    lead = Person(visit(width=360).log_in(scene["lead"]))
    photo = add_photo(lead, picture)
    shown = Client().get(evening.get_absolute_url()).content.decode()
    assert photo.cleared
    assert ALT in shown
    withdraw(lead)
    assert ALT not in Client().get(evening.get_absolute_url()).content.decode()
    assert not Photo.objects.exists()
    pick_point(lead)
    evening.refresh_from_db()
    assert None not in (evening.latitude, evening.longitude)
    lead.is_at_ease()
    clerk = Person(visit().log_in(scene["clerk"]))
    papers = list(Stuk.objects.order_by("pk"))
    decide_the_list(clerk, papers)
    assert list(MeetingPaper.objects.order_by("place").values_list("stuk", flat=True)) == [p.pk for p in papers[::-1]]
    clerk.is_at_ease()
