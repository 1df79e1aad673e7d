"""Kind of address × who asks: what a browser and a proxy may keep, and what the answer depends on."""

import pytest
from django.test import Client

from pages.models import HomePage
from samenwerking.accounts.roles import Role
from tests.factories import PUBLISHED_AT, OpgaveFactory, StukFactory, TrajectFactory, UserFactory, WerkatelierFactory
from tests.guide.conftest import add_guide_page, home
from tests.werkplaats.conftest import browser_of

__all__ = ["home"]
pytestmark = pytest.mark.django_db
# For the web server in front (docs/decisions/0208), which says no-cache to browsers.
PUBLIC, PRIVATE, NEVER = "stale-while-revalidate=1", "private", "private, no-store"
FEED = "public, no-cache"
DJANGO_NEVER = "max-age=0, no-cache, no-store, must-revalidate, private"
NOTHING = ""
# Public pages: address, what a stranger gets with a mark of the text, what somebody gets who is logged in.
PAGES: list[tuple[str, str, str]] = [
    ("/", PUBLIC, PRIVATE),
    ("/spelregels/", PUBLIC, PRIVATE),
    ("/privacy/", PUBLIC, PRIVATE),
    ("/wijzigingen/", PUBLIC, PRIVATE),
    ("/sitemap.xml", PUBLIC, PRIVATE),
    ("/robots.txt", PUBLIC, PRIVATE),
    ("/verantwoording-figuren/", PUBLIC, PRIVATE),
    ("/register/", PUBLIC, PRIVATE),
    ("/register/opgaven/", PUBLIC, PRIVATE),
    ("/register/trajecten/?q=plein", PUBLIC, PRIVATE),
    ("/register/opgaven/plein/", PUBLIC, PRIVATE),
    ("/register/trajecten/plein/", PUBLIC, PRIVATE),
    ("/register/trajecten/plein/inbreng/", PUBLIC, PRIVATE),
    ("/register/trajecten/plein/tijdlijn/", PUBLIC, PRIVATE),
    ("/register/werkateliers/plein/", PUBLIC, PRIVATE),
    ("/register/stukken/verslag/", PUBLIC, PRIVATE),
    ("/register/initiatieven/", PUBLIC, PRIVATE),
    ("/register/uitdaagrecht/", PUBLIC, PRIVATE),
    ("/register/samenhang/", PUBLIC, PRIVATE),
    # A feed says of itself that anybody may keep it; it names nobody who is logged in.
    ("/register/atom.xml", FEED, FEED),
    ("/wijzigingen/atom.xml", FEED, FEED),
]
# What has no such mark, or one of its own.
OTHERS: list[tuple[str, str, str]] = [
    ("/register/stukken/verslag.pdf", FEED, FEED),
    ("/register/trajecten/?formaat=csv", NOTHING, PRIVATE),
    ("/zoeken/?q=plein", PUBLIC, PRIVATE),
    ("/bestaat-niet/", PUBLIC, PRIVATE),
    ("/register/trajecten/bestaat-niet/", PUBLIC, PRIVATE),
    ("/register/initiatieven/nieuw/", PUBLIC, PRIVATE),
    ("/register/inbreng/bestaat-niet/", NOTHING, PRIVATE),
    ("/werkplaats/", NEVER, NEVER),
    ("/werkplaats/opgaven/bestaat-niet/", NEVER, NEVER),
    ("/accounts/login/", DJANGO_NEVER, DJANGO_NEVER),
    ("/beheer/", DJANGO_NEVER, DJANGO_NEVER),
    ("/healthz/live", DJANGO_NEVER, DJANGO_NEVER),
]


@pytest.fixture(autouse=True)
def _site(home: HomePage) -> None:
    add_guide_page(home, "Spelregels").save_revision().publish()
    opgave = OpgaveFactory(published=True, slug="plein")
    traject = TrajectFactory(opgave=opgave, slug="plein", published_at=PUBLISHED_AT)
    session = WerkatelierFactory(traject=traject, slug="plein", published_at=PUBLISHED_AT)
    StukFactory(owner=session, slug="verslag", published=True)


@pytest.mark.parametrize(("path", "stranger", "member"), [*PAGES, *OTHERS])
def test_what_may_be_kept_of_it(path: str, stranger: str, member: str) -> None:
    for client, expected in ((Client(), stranger), (browser_of(UserFactory(role=Role.ADMIN)), member)):
        assert client.get(path).headers.get("Cache-Control", "") == expected


@pytest.mark.parametrize(("path", "stranger"), [(path, stranger) for path, stranger, _member in PAGES])
def test_a_stranger_who_has_it_hears_just_that(path: str, stranger: str) -> None:
    answer = Client().get(path)
    assert answer.headers["Vary"] == ("HX-Request, Cookie" if "HX" in answer.headers["Vary"] else "Cookie")
    assert answer.headers["ETag"].startswith('W/"')
    known = Client().get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert (known.headers["Vary"], known.headers["Cache-Control"]) == (answer.headers["Vary"], stranger)


@pytest.mark.parametrize("path", [path for path, _stranger, _member in PAGES])
def test_the_mark_of_a_stranger_says_nothing_to_who_is_logged_in(path: str) -> None:
    tag = Client().get(path).headers["ETag"]
    found = browser_of(UserFactory()).get(path, headers={"If-None-Match": tag})
    assert (found.status_code, found.headers.get("ETag")) == (200, None)


@pytest.mark.parametrize("path", [path for path, stranger, _member in OTHERS if stranger != FEED])
def test_what_is_no_public_page_has_no_mark(path: str) -> None:
    assert "ETag" not in Client().get(path).headers


def test_who_carries_a_cookie_of_another_site_is_not_for_the_front() -> None:
    client = Client()
    client.cookies["van_een_ander"] = "1"
    answer = client.get("/register/")
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "X-Accel-Expires" not in answer.headers
