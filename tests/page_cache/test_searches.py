"""A list in which somebody looks for words is made each time, of parts that many share (docs/decisions/0204)."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from samenwerking.page_cache import parts
from samenwerking.page_cache.asking import key_of
from samenwerking.page_cache.kept import look
from tests.factories import AreaFactory, OpgaveFactory
from tests.page_cache.conftest import Site, kept_pages
from tests.werkplaats.conftest import MakeWorld, World, make_world

__all__ = ["kept_pages", "make_world"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("kept_pages", "forgotten_parts")]
SEARCH = "/register/opgaven/?q=zeppelin"


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    return make_world(published=True)


def words(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("query", ["q=bomen", "area=oost&q=bomen", "q=bomen&page=2", "q=%20"])
def test_a_search_takes_no_place_among_what_is_kept(query: str) -> None:
    site = Site()
    site.get(f"/?{query}")
    site.get(f"/?{query}")
    assert site.made == 2
    assert look(key_of(RequestFactory().get(f"/?{query}")))[1] is None


@pytest.mark.parametrize("query", ["q=", "q=&area=oost", "area=oost&q=", "faq=bomen", "area=q", "page=2"])
def test_a_list_without_words_is_kept(query: str) -> None:
    site = Site()
    site.get(f"/?{query}")
    site.get(f"/?{query}")
    assert site.made == 1


def test_who_has_this_text_hears_just_that(world: World) -> None:
    first = Client().get(SEARCH)
    assert first.headers["Cache-Control"] == "stale-while-revalidate=1"
    assert first.headers["X-Accel-Expires"].startswith("@")
    again = Client().get(SEARCH, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_second_search_is_made_of_what_the_first_left(world: World) -> None:
    words(SEARCH)
    made: dict[Any, int] = {name: id(one) for name, one in parts._parts.items()}
    assert {name[0] for name in parts._parts if isinstance(name, tuple)} >= {"homes", "offers", "number", "filter"}
    words("/register/opgaven/?q=luchtschip")
    assert {name: id(one) for name, one in parts._parts.items()} == made


def test_filters_and_numbers_are_those_of_now(world: World) -> None:
    before = words(SEARCH)
    assert "0 van 1 opgaven" in before
    assert "Kanariehoek" not in before
    OpgaveFactory(published=True)
    assert "0 van 2 opgaven" in words(SEARCH)
    area = AreaFactory(name="Kanariehoek")
    assert "Kanariehoek" not in words(SEARCH)
    world.opgave.areas.add(area)
    assert "Kanariehoek" in words(SEARCH)
    type(world.opgave).objects.filter(pk=world.opgave.pk).update(published_at=None)
    withdrawn = words(SEARCH)
    assert "0 van 1 opgaven" in withdrawn
    assert "Kanariehoek" not in withdrawn


def test_what_one_reader_chose_is_not_shown_to_the_next(world: World) -> None:
    chosen = '<option value="open" selected>'
    assert chosen in words(f"{SEARCH}&status=open")
    assert chosen not in words(SEARCH)
    assert chosen in words(f"{SEARCH}&status=open")
    wrong = Client().get(f"{SEARCH}&status=onzin")
    assert wrong.status_code == 400
    assert "onzin" not in words(SEARCH)
    assert "luchtschip" in words("/register/opgaven/?q=luchtschip")
    assert "luchtschip" not in words(SEARCH)
