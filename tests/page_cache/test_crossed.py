"""Nobody gets what was made for somebody else, and a hit asks the database nothing."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from pages.models import HomePage
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, home
from tests.page_cache.conftest import kept_pages
from tests.werkplaats.conftest import browser_of

__all__ = ["home", "kept_pages"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]
PAGES = ("/", "/spelregels/", "/register/", "/register/trajecten/", "/sitemap.xml", "/privacy/", "/register/atom.xml")


@pytest.fixture(autouse=True)
def _guide(home: HomePage) -> None:
    add_guide_page(home, "Spelregels")


@pytest.mark.parametrize("path", PAGES)
def test_a_hit_asks_the_database_nothing(django_assert_num_queries: DjangoAssertNumQueries, path: str) -> None:
    first = Client().get(path)
    assert first.status_code == 200
    with django_assert_num_queries(0):
        again = Client().get(path)
    assert again.content == first.content
    moment = "X-Accel-Expires"  # of the second in which it was looked up
    assert {**again.headers, moment: ""} == {**first.headers, moment: ""}


@pytest.mark.parametrize("path", ["/", "/spelregels/", "/register/", "/privacy/"])
@pytest.mark.parametrize("first", ["stranger", "member"])
def test_who_is_logged_in_and_who_is_not_never_get_each_others_page(path: str, first: str) -> None:
    member, stranger = browser_of(UserFactory(first_name="Kanarie")), Client()
    order = [member, stranger] if first == "member" else [stranger, member]
    for client in order * 2:
        answer = client.get(path)
        words = answer.content.decode()
        assert ("Kanarie" in words) is (client is member)
        assert ("csrfmiddlewaretoken" in words) is (client is member)
        assert answer.headers["Cache-Control"] == ("private" if client is member else "stale-while-revalidate=1")
        assert "Cookie" in answer.headers["Vary"]


def test_after_logging_out_the_page_is_that_of_a_stranger() -> None:
    client = browser_of(UserFactory(first_name="Kanarie"))
    assert b"Kanarie" in client.get("/").content
    client.post("/accounts/logout/")
    client.cookies.clear()
    assert b"Kanarie" not in client.get("/").content


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "messages", "sw_device", "leesinstelling"])
def test_a_cookie_of_ours_is_never_answered_from_what_was_kept(cookie: str) -> None:
    plain = Client().get("/spelregels/")
    client = Client()
    client.cookies[cookie] = "van een ander"
    assert client.get("/spelregels/").headers.get("ETag") is None
    assert Client().get("/spelregels/").content == plain.content


def test_the_language_is_that_of_the_address_whatever_the_browser_likes(settings: Any) -> None:
    dutch = Client().get("/register/")
    client = Client(headers={"Accept-Language": "en"})
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert client.get("/register/").content == dutch.content
    settings.PAGE_CACHE_SECONDS = 0
    assert client.get("/register/").content == dutch.content  # and so it is without anything kept
    settings.PAGE_CACHE_SECONDS = 60
    english = Client().get("/en/zoeken/")
    assert b'lang="en"' in english.content
    assert b'lang="nl"' in dutch.content


def test_two_sites_on_one_database(home: HomePage) -> None:
    other = add_guide_page(home.get_parent(), "Ander voorblad")
    Site.objects.create(hostname="ander.example", root_page=other)
    Site.clear_site_root_paths_cache()
    here, there = Client().get("/"), Client(headers={"host": "ander.example"}).get("/")
    assert b"Ander voorblad" not in here.content
    assert b"Ander voorblad" in there.content
    assert Client().get("/").content == here.content


@pytest.mark.parametrize("header", ["x-forwarded-host", "x-host", "forwarded", "x-original-url", "x-rewrite-url"])
@pytest.mark.parametrize("path", ["/sitemap.xml", "/register/atom.xml", "/spelregels/"])
def test_nobody_plants_a_host_in_a_page_of_others(header: str, path: str) -> None:
    planted = Client().get(path, headers={header: "kwaad.example"})
    assert b"kwaad" not in planted.content
    assert b"kwaad" not in Client().get(path).content


def test_what_somebody_types_stands_only_at_their_own_address() -> None:
    assert b"kanarie" in Client().get("/register/trajecten/?q=kanarie").content
    assert b"kanarie" not in Client().get("/register/trajecten/").content
    assert b"kanarie" not in Client().get("/register/trajecten/?q=plein").content


def test_a_part_for_htmx_and_the_whole_page_are_two_things(home: HomePage) -> None:
    whole = Client().get("/register/trajecten/")
    part = Client().get("/register/trajecten/", headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert part.headers.get("ETag") is None
    assert Client().get("/register/trajecten/").content == whole.content


OTHERS = (
    *("/zoeken/?q=plein", "/accounts/login/", "/werkplaats/", "/beheer/", "/healthz/live", "/bestaat-niet/"),
    "/register/initiatieven/nieuw/",
)


@pytest.mark.parametrize("path", OTHERS)
def test_what_is_no_public_page_is_made_each_time(path: str) -> None:
    for _ in range(2):
        assert Client().get(path).headers.get("ETag") is None
