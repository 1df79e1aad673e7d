"""Whatever somebody does, the page shows it at once, in every process; with real transactions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from pages.models import GuidePage, HomePage, Question, SiteSettings
from participation.choices import Channel, Moderation, Publicity
from participation.models import Answer
from participation.services.contributions.entering import add_contribution
from participation.services.contributions.givers import GiverData
from participation.services.contributions.moderation import moderate_contributions
from participation.services.publication import publish_record, unpublish_record
from tests.factories import AnswerFactory
from tests.guide.conftest import add_guide_page, home
from tests.page_cache.conftest import kept_pages
from tests.werkplaats.conftest import MakeWorld, World, make_world

__all__ = ["home", "kept_pages", "make_world"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("kept_pages")]
Act = Callable[..., None]


def words(path: str) -> str:
    """By a process that has nothing but what is shared."""
    response = Client().get(path)
    return response.content.decode() if response.status_code == 200 else f"status {response.status_code}"


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    return make_world(published=True)


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    return add_guide_page(home, "Spelregels")


# --- the guide -------------------------------------------------------------------------------------


def rename(page: GuidePage) -> None:
    page.title = "Afspraken"
    page.save_revision().publish()


def settle(page: GuidePage) -> None:
    SiteSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"site_title": "Afspraken"}
    )


def add_below(page: GuidePage) -> None:
    add_guide_page(page, "Afspraken")


def add_beside(page: GuidePage) -> None:
    add_guide_page(page.get_parent(), "Afspraken", show_in_menus=True)


GUIDE: list[tuple[Act, str, str]] = [
    (rename, "/spelregels/", "Afspraken"),
    (settle, "/spelregels/", "Afspraken"),
    (settle, "/register/", "Afspraken"),
    (add_below, "/sitemap.xml", "/spelregels/afspraken/"),
    (add_beside, "/sitemap.xml", "/afspraken/"),
    (lambda page: page.unpublish(), "/spelregels/", "status 404"),
    (lambda page: page.delete(), "/spelregels/", "status 404"),
    (lambda page: type(page).objects.filter(pk=page.pk).update(live=False), "/spelregels/", "status 404"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "path", "after"), GUIDE)
def test_an_act_on_the_guide(page: GuidePage, act: Act, path: str, after: str) -> None:
    assert after not in words(path)
    assert words(path) == words(path)
    act(page)
    assert after in words(path)


def test_a_page_that_moves(page: GuidePage, home: HomePage) -> None:
    to = add_guide_page(home, "Elders")
    assert "Spelregels" in words("/spelregels/")
    assert words("/elders/spelregels/") == "status 404"
    page.refresh_from_db()
    page.move(to, pos="last-child")
    assert words("/spelregels/") == "status 301"
    assert "Spelregels" in words("/elders/spelregels/")


def test_a_draft_shows_nothing(page: GuidePage) -> None:
    before = words("/spelregels/")
    page.title = "Geheim plan"
    page.save_revision()
    assert "Geheim plan" not in words("/spelregels/")
    assert "Spelregels" in before


# --- the register ----------------------------------------------------------------------------------


def contribute(world: World, publicity: str = Publicity.PUBLIC) -> Any:
    data = {
        "text": "Meer kanariebomen.", "channel": Channel.LETTER, "received_on": timezone.localdate(),
        "publicity": publicity,
    }  # fmt: skip
    return add_contribution(user=world.lead, traject=world.traject, data=data, giver=GiverData("", ""))


def show(world: World) -> None:
    one = contribute(world)
    moderate_contributions(user=world.lead, traject=world.traject, ids=[one.pk], state=Moderation.SHOWN)


def withdraw(name: str) -> Act:
    def act(world: World) -> None:
        unpublish_record(user=world.lead, record=getattr(world, name), reason="Nog niet klaar")

    return act


def answer(world: World) -> None:
    AnswerFactory(traject=world.traject, text="Kanarieantwoord.", public=True)


def rename_record(world: World) -> None:
    type(world.opgave).objects.filter(pk=world.opgave.pk).update(title="Kanarieplein")


def reword(world: World) -> None:
    Answer.objects.filter(traject=world.traject).update(text="Kanarieantwoord.")
    Question.objects.update(text="Kanarievraag?")
    answer(world)


REGISTER: list[tuple[Act, str, str]] = [
    (show, "/register/trajecten/plein/inbreng/", "kanariebomen"),
    (answer, "/register/trajecten/plein/", "Kanarieantwoord"),
    (reword, "/register/trajecten/plein/", "Kanarieantwoord"),
    (rename_record, "/register/opgaven/plein/", "Kanarieplein"),
    (rename_record, "/register/", "Kanarieplein"),
    (rename_record, "/register/opgaven/", "Kanarieplein"),
    (rename_record, "/register/atom.xml", "Kanarieplein"),
    (withdraw("werkatelier"), "/register/werkateliers/plein/", "status 404"),
    (withdraw("traject"), "/register/trajecten/plein/", "status 404"),
    (withdraw("traject"), "/register/trajecten/plein/inbreng/", "status 404"),
    (withdraw("opgave"), "/register/opgaven/plein/", "status 404"),
]


@pytest.mark.parametrize(("act", "path", "after"), REGISTER)
def test_an_act_on_the_register(home: HomePage, world: World, act: Act, path: str, after: str) -> None:
    assert after not in words(path)
    assert words(path) == words(path)
    act(world)
    assert after in words(path)


def test_a_record_that_comes_on_the_register(home: HomePage, world: World) -> None:
    unpublish_record(user=world.lead, record=world.werkatelier, reason="Even niet")
    assert "Avond op het plein" not in words("/register/werkateliers/")
    world.werkatelier.refresh_from_db()
    publish_record(user=world.lead, record=world.werkatelier)
    assert "Avond op het plein" in words("/register/werkateliers/")
    assert "Avond op het plein" in words("/register/werkateliers/plein/")
