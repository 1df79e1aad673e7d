"""What was kept is over at the moment at which time changes a page, though nobody writes anything then."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from freezegun import freeze_time

from participation.models import RegistrationSetup, Werkatelier
from samenwerking.page_cache import generation, moments
from samenwerking.page_cache.asking import WITH_A_QUESTION, most_seconds
from samenwerking.page_cache.moments import columns_that_change_pages, seconds_to_keep
from samenwerking.page_cache.never_shown import never_shown
from samenwerking.page_cache.parts import part
from tests.factories import WerkatelierFactory
from tests.page_cache.columns_of_moments import HAPPENED, SHOWS_NOTHING, names
from tests.page_cache.conftest import Site

# Outside a transaction, as a request is.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("kept_pages", "forgotten_parts", "no_moment_found"),
]
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)  # 13.00 in Amsterdam
MOST = 600


@pytest.fixture
def no_moment_found() -> Iterator[None]:
    moments._found = None
    yield
    moments._found = None


@pytest.fixture(autouse=True)
def ten_minutes(kept_pages: None, settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = MOST


def session(**moments: datetime) -> Werkatelier:
    """On the register, tomorrow unless said otherwise."""
    tomorrow = {"starts_at": NOW + timedelta(days=1), "ends_at": NOW + timedelta(days=1, hours=2)}
    return WerkatelierFactory(published=True, **(tomorrow | moments))


def in_seconds(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("moments_of_session", "expected"),
    [
        ({}, MOST),
        ({"starts_at": in_seconds(90)}, 90),
        ({"starts_at": in_seconds(-90), "ends_at": in_seconds(45)}, 45),
        ({"starts_at": in_seconds(-900), "ends_at": in_seconds(-1)}, MOST),
        ({"starts_at": in_seconds(MOST + 1)}, MOST),
    ],
    ids=["tomorrow", "begins", "ends", "has just ended", "begins later"],
)
def test_kept_until_a_session_begins_or_ends(moments_of_session: dict[str, datetime], expected: int) -> None:
    session(**moments_of_session)
    with freeze_time(NOW):
        assert seconds_to_keep("a", NOW.timestamp()) == expected


def test_kept_until_registering_closes() -> None:
    RegistrationSetup.objects.create(werkatelier=session(), closes_at=in_seconds(30))
    with freeze_time(NOW):
        assert seconds_to_keep("a", NOW.timestamp()) == 30


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-26 22:57:00", 180),
        ("2026-07-01 21:57:00", 180),
        ("2026-11-26 23:57:00", MOST),
        ("2026-03-29 00:30:00", MOST),
    ],
    ids=["winter", "summer", "after midnight here", "the night of summer time"],
)
def test_kept_until_midnight_in_the_municipality(now: str, expected: int) -> None:
    with freeze_time(now) as clock:
        assert seconds_to_keep("a", clock().replace(tzinfo=UTC).timestamp()) == expected


def test_what_was_made_while_the_moment_came_is_not_kept() -> None:
    session(starts_at=in_seconds(1))
    with freeze_time(in_seconds(2)):
        assert seconds_to_keep("a", NOW.timestamp()) == 0


def test_asked_once_in_a_generation_until_the_moment_came() -> None:
    session(starts_at=in_seconds(60))
    with freeze_time(NOW) as clock, CaptureQueriesContext(connection) as asked:
        seconds_to_keep("a", NOW.timestamp())
        once = len(asked)
        assert once == len(columns_that_change_pages())
        clock.tick(30)
        assert seconds_to_keep("a", in_seconds(30).timestamp()) == 30
        assert len(asked) == once
        clock.tick(31)
        assert seconds_to_keep("a", in_seconds(61).timestamp()) == MOST
        assert len(asked) == 2 * once
        seconds_to_keep("b", in_seconds(61).timestamp())
        assert len(asked) == 3 * once


def test_nothing_is_kept_when_the_database_does_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(after: datetime) -> datetime:
        raise DatabaseError

    monkeypatch.setattr(moments, "_asked", away)
    site = Site()
    assert [site.get("/").status_code, site.get("/").status_code, site.made] == [200, 200, 2]
    assert part(RequestFactory().get("/"), "a", lambda: "een") == "een"
    assert part(RequestFactory().get("/"), "a", lambda: "twee") == "twee"


def test_a_page_and_its_parts_are_over_when_the_session_begins() -> None:
    session(starts_at=in_seconds(90))
    site = Site()
    with freeze_time(NOW) as clock:
        reader = RequestFactory().get("/")
        site.get("/")
        part(reader, "a", lambda: "ervoor")
        clock.tick(89)
        site.get("/")
        assert (site.made, part(reader, "a", lambda: "erna")) == (1, "ervoor")
        clock.tick(1)
        site.get("/")
        assert (site.made, part(reader, "a", lambda: "erna")) == (2, "erna")


def test_the_page_of_a_session_says_that_it_is_over() -> None:
    """The real page, with the clock going on and nothing written."""
    one = session(starts_at=in_seconds(-3600), ends_at=in_seconds(200))
    address = f"/register/werkateliers/{one.slug}/"
    with freeze_time(NOW) as clock:
        generation.renew()
        before = Client().get(address).content
        clock.tick(199)
        assert Client().get(address).content == before
        clock.tick(2)
        assert Client().get(address).content != before


@pytest.mark.parametrize(
    ("address", "expected"), [("/", MOST), ("/?page=2", WITH_A_QUESTION), ("/a/?b", WITH_A_QUESTION)]
)
def test_an_address_with_a_question_is_kept_for_a_minute(address: str, expected: int) -> None:
    """There are as many of them as somebody thinks up."""
    assert most_seconds(RequestFactory().get(address)) == expected
    site = Site()
    with freeze_time(NOW) as clock:
        site.get(address)
        clock.tick(WITH_A_QUESTION + 1)
        site.get(address)
    assert site.made == (1 if expected == MOST else 2)


def test_every_moment_in_a_table_that_shows_is_known() -> None:
    """A new column of moments is one that changes a page, or it is said here why it does not."""
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.db_table not in never_shown() and not model._meta.label.startswith("tests.")
        for field in model._meta.local_fields
        if isinstance(field, models.DateTimeField)
        and not getattr(field, "auto_now", False)
        and not getattr(field, "auto_now_add", False)
    }
    changing = {f"{label}.{name}" for label, name in columns_that_change_pages()}
    others = names(HAPPENED) | names(SHOWS_NOTHING)
    assert found == changing | others
    assert not changing & others
