"""Searching and taking lists along have a limit, by account or by connection; log-in and forms have tests elsewhere."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import DatabaseError
from django.test import Client
from freezegun import freeze_time

from samenwerking.accounts import request_limits
from samenwerking.accounts.models import PublicFormCount
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.99"
SEARCH = "/zoeken/?q=plein"
EXPORT = "/register/opgaven/export.csv"


@pytest.fixture(autouse=True)
def limits(settings: Any) -> Iterator[None]:
    """Within one minute, also when the clock turns during a test."""
    settings.SEARCHES_PER_MINUTE = 2
    settings.EXPORTS_PER_HOUR = 2
    with freeze_time("2026-11-26 12:00:10"):
        yield


def _asked(path: str, address: str = HERE, client: Client | None = None) -> int:
    return int((client or Client()).get(path, REMOTE_ADDR=address).status_code)


@pytest.mark.parametrize(
    "path",
    [
        SEARCH,
        EXPORT,
        "/register/opgaven/?formaat=csv",
        "/register/opgaven/?formaat=xlsx",
        "/register/initiatieven/?formaat=ods",
        "/register/opgaven/?q=plein",
        "/register/trajecten/?q=plein&sort=newest",
    ],
)
def test_the_third_of_a_connection_waits_and_another_connection_does_not(path: str) -> None:
    assert [_asked(path) for _turn in range(3)] == [200, 200, 429]
    assert _asked(path, ELSEWHERE) == 200
    assert _asked("/register/opgaven/") == 200, "reading is never counted"


def test_suggestions_while_typing_have_room_of_their_own() -> None:
    answers = [_asked("/zoeken/suggesties/?q=plein") for _turn in range(11)]
    assert answers == [200] * 10 + [429]
    assert _asked(SEARCH) == 200


def test_a_network_of_ipv6_is_one_connection() -> None:
    answers = [_asked(SEARCH, f"2001:db8:0:1::{number}") for number in range(1, 4)]
    assert answers == [200, 200, 429]
    assert _asked(SEARCH, "2001:db8:0:2::1") == 200


def test_an_account_is_counted_wherever_it_is_and_colleagues_do_not_share() -> None:
    mine, of_a_colleague = Client(), Client()
    mine.force_login(UserFactory())
    of_a_colleague.force_login(UserFactory())
    assert [_asked(SEARCH, f"192.0.2.{number}", mine) for number in range(3)] == [200, 200, 429]
    assert _asked(SEARCH, "192.0.2.2", of_a_colleague) == 200
    assert _asked(SEARCH, "192.0.2.2") == 200


def test_the_page_says_how_long_in_plain_words() -> None:
    for _turn in range(2):
        _asked(EXPORT)
    answer = Client().get(EXPORT, REMOTE_ADDR=HERE)
    assert answer.headers["Retry-After"] == "3600"
    text = answer.content.decode()
    assert "Dat was even te vaak" in text
    assert "60 minuten" in text


def test_the_page_is_kept_for_nobody_else(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    caches["pages"].clear()
    answers = [_asked(f"/zoeken/?q=plein{number}") for number in range(3)]
    assert answers == [200, 200, 429]
    assert _asked("/zoeken/?q=plein2", ELSEWHERE) == 200, "the 429 of another was kept"


def test_no_address_is_written_down() -> None:
    _asked(SEARCH)
    row = PublicFormCount.objects.get()
    assert HERE not in f"{row.purpose} {row.address_hash}"


def test_nothing_is_counted_with_a_limit_of_nought(settings: Any) -> None:
    settings.SEARCHES_PER_MINUTE = 0
    assert [_asked(SEARCH) for _turn in range(5)] == [200] * 5
    assert not PublicFormCount.objects.exists()


def test_a_database_that_cannot_count_stops_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_asked: object) -> int:
        raise DatabaseError("read-only")

    monkeypatch.setattr(request_limits, "count_form", away)
    assert [_asked(SEARCH) for _turn in range(3)] == [200] * 3
