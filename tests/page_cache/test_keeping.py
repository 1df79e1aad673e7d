"""The middleware alone: two processes that share what is kept."""

from datetime import UTC
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from freezegun import freeze_time

from samenwerking.database.replica.reading import from_copy, reads_from_copy
from samenwerking.page_cache import generation, kept
from samenwerking.page_cache.middleware import PageCacheMiddleware
from samenwerking.page_cache.public_page import public_page
from tests.page_cache.conftest import Site

pytestmark = pytest.mark.usefixtures("kept_pages", "no_moments")


def test_another_process_gives_what_one_kept_until_something_changes() -> None:
    one, other = Site("een"), Site("ander")
    first = one.get("/")
    assert other.get("/").content == one.get("/").content == first.content
    assert (one.made, other.made) == (1, 0)
    generation.renew()
    assert other.get("/").content != first.content
    assert (one.made, other.made) == (1, 1)


def test_a_page_is_kept_for_a_minute() -> None:
    site = Site()
    with freeze_time("2026-11-26 12:00:00") as clock:
        site.get("/")
        clock.tick(59)
        site.get("/")
        assert site.made == 1
        clock.tick(2)
        site.get("/")
        assert site.made == 2


def test_a_page_that_was_being_made_when_something_changed_is_not_given_to_the_next() -> None:
    """It may show what was there before; the next one is made anew."""

    @public_page
    def slow(request: HttpRequest) -> HttpResponse:
        generation.renew()
        return HttpResponse("van voor de verandering")

    PageCacheMiddleware(slow)(RequestFactory().get("/"))
    assert b"bladzijde 1" in Site().get("/").content


def test_a_forgotten_generation_brings_nothing_back() -> None:
    """A cache that is full may drop it; a counter would begin again at one."""
    site = Site()
    site.get("/")
    kept.pages().delete(kept.NAME)
    site.get("/")
    assert site.made == 2


@pytest.mark.parametrize(
    "path", ["/?a=1&b=2", "/?b=2&a=1", "/?a=1", "/", "/en/", "/%2e", "/?a=%31", "/?A=1"], ids=lambda path: path
)
def test_every_address_has_a_page_of_its_own(path: str) -> None:
    site = Site()
    site.get("/?a=1&b=2&c=3")
    site.get(path)
    assert site.made == 2
    assert path.replace("%2e", ".").encode() in site.get(path).content


def test_head_is_answered_from_what_was_kept_and_keeps_nothing() -> None:
    site = Site()
    site.middleware(RequestFactory().head("/"))
    site.get("/")
    assert site.made == 2
    head = site.middleware(RequestFactory().head("/"))
    assert (site.made, head.headers["ETag"]) == (2, site.get("/").headers["ETag"])


def test_packed_once_for_each_browser() -> None:
    site = Site()
    plain, br, gz = site.get("/"), site.get("/", accept_encoding="gzip, br"), site.get("/", accept_encoding="gzip")
    assert site.made == 1
    assert [one.headers.get("Content-Encoding") for one in (plain, br, gz)] == [None, "br", "gzip"]
    assert [int(one.headers["Content-Length"]) for one in (plain, br, gz)] == [len(o.content) for o in (plain, br, gz)]
    assert len({one.headers["ETag"] for one in (plain, br, gz)}) == 1
    assert "Accept-Encoding" in br.headers["Vary"]


@pytest.mark.parametrize("seconds", [0, 60])
def test_who_has_this_text_hears_just_that(settings: Any, seconds: int) -> None:
    settings.PAGE_CACHE_SECONDS = seconds

    @public_page
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("tekst")

    site = PageCacheMiddleware(view)
    tag = site(RequestFactory().get("/")).headers["ETag"]
    for _ in range(2):
        again = site(RequestFactory().get("/", headers={"If-None-Match": tag}))
        assert (again.status_code, again.content) == (304, b"")  # type: ignore[attr-defined]  # a plain answer
        assert (again.headers["ETag"], again.headers["Cache-Control"]) == (tag, "stale-while-revalidate=1")
    assert site(RequestFactory().get("/", headers={"If-None-Match": 'W/"iets anders"'})).status_code == 200


@pytest.mark.parametrize("broken", ["add", "get", "get_many", "set"])
def test_a_cache_that_does_not_answer_costs_the_reader_nothing(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def fail(*given: Any, **more: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(type(kept.pages()), broken, fail)
    site = Site()
    assert site.get("/").status_code == site.get("/").status_code == 200
    generation.renew()


def test_what_is_kept_is_made_from_the_one_database() -> None:
    read: list[bool] = []

    @public_page
    def view(request: HttpRequest) -> HttpResponse:
        read.append(reads_from_copy())
        return HttpResponse("tekst")

    def behind(request: HttpRequest) -> HttpResponse:
        with from_copy():
            response = view(request)
            assert not reads_from_copy()
        assert not reads_from_copy()
        return response  # type: ignore[return-value]  # what was given

    PageCacheMiddleware(behind)(RequestFactory().get("/"))
    assert read == [False]


def test_a_page_that_is_not_kept_is_still_read_from_the_copy(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    read: list[bool] = []

    @public_page
    def view(request: HttpRequest) -> HttpResponse:
        read.append(reads_from_copy())
        return HttpResponse("tekst")

    with from_copy():
        PageCacheMiddleware(view)(RequestFactory().get("/"))
    assert read == [True]


def test_the_web_server_in_front_is_told_of_the_second_in_which_it_was_true() -> None:
    """What was kept is true when it is looked up; what is made, when making it began (docs/decisions/0208)."""
    site = Site()
    with freeze_time("2026-11-26 12:00:00") as clock:
        start = int(clock().replace(tzinfo=UTC).timestamp())
        other = RequestFactory().get("/")
        other.COOKIES["van_een_ander"] = "1"  # the first reader has a cookie of another site, so no mark
        site.middleware(other)
        clock.tick(30)
        kept_page = site.get("/")
        assert site.made == 1
        assert kept_page.headers["X-Accel-Expires"] == f"@{start + 30}"
        assert kept_page.headers["Cache-Control"] == "stale-while-revalidate=1"
        again = RequestFactory().get("/")
        again.COOKIES["van_een_ander"] = "1"
        answer = site.middleware(again)
        assert "X-Accel-Expires" not in answer.headers
        assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
