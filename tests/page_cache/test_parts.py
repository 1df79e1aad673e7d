"""Parts alone: when one is made, and for whom never."""

from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest
from django.test import RequestFactory
from freezegun import freeze_time

from samenwerking.database.replica.reading import from_copy, reads_from_copy
from samenwerking.page_cache import generation, kept, parts
from samenwerking.page_cache.parts import part
from samenwerking.page_cache.public_page import will_be_kept
from tests.page_cache.conftest import kept_pages

__all__ = ["kept_pages"]
# Outside a transaction, as a request is.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("kept_pages", "forgotten_parts")]


class Counter:
    """Says how often it was asked."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> int:
        self.made += 1
        return self.made


def reader(method: str = "get") -> HttpRequest:
    request: HttpRequest = getattr(RequestFactory(), method)("/")
    return request


def test_made_once_in_a_generation() -> None:
    make = Counter()
    assert [part(reader(), "a", make), part(reader(), "a", make)] == [1, 1]
    generation.renew()
    assert part(reader(), "a", make) == 2


def test_every_name_has_a_part_of_its_own() -> None:
    make = Counter()
    assert [part(reader(), name, make) for name in ("a", "b", ("a", 1), ("a", 2), "a")] == [1, 2, 3, 4, 1]


def test_nothing_can_be_a_part_too() -> None:
    calls = []
    for _ in range(2):
        assert part(reader(), "a", lambda: calls.append(1)) is None
    assert calls == [1]


def test_a_part_is_kept_for_a_minute() -> None:
    make = Counter()
    with freeze_time("2026-11-26 12:00:00") as clock:
        part(reader(), "a", make)
        clock.tick(59)
        assert part(reader(), "a", make) == 1
        clock.tick(2)
        assert part(reader(), "a", make) == 2


def test_a_part_that_was_being_made_when_something_changed_is_for_this_request_only() -> None:
    """It may show what was there before."""

    def slow() -> str:
        generation.renew()
        return "van voor de verandering"

    first = reader()
    assert part(first, "a", slow) == "van voor de verandering"
    assert part(first, "a", lambda: "nieuw") == "van voor de verandering"
    assert part(reader(), "a", lambda: "nieuw") == "nieuw"


def test_the_generation_of_a_request_is_that_of_before_it_read_anything() -> None:
    """Something changes between two parts of one page: the second may rest on what the first said."""
    first, make = reader(), Counter()
    part(first, "a", make)
    generation.renew()
    part(first, "b", make)
    assert part(reader(), "b", make) == 3


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_who_sends_something_gets_nothing_of_a_moment_ago(method: str) -> None:
    make = Counter()
    part(reader(), "a", make)
    assert part(reader(method), "a", make) == 2
    assert part(reader(), "a", make) == 1


def test_a_draft_in_beheer_neither_takes_nor_leaves_a_part() -> None:
    make, draft = Counter(), reader()
    draft.is_dummy = True  # type: ignore[attr-defined]  # as Wagtail does
    assert [part(draft, "a", make), part(reader(), "a", make), part(draft, "a", make)] == [1, 2, 3]


def test_what_is_not_committed_is_for_nobody_else() -> None:
    make = Counter()
    with transaction.atomic():
        part(reader(), "a", make)
    assert part(reader(), "a", make) == 2
    with transaction.atomic():
        assert part(reader(), "a", make) == 3


def test_a_page_that_will_be_kept_itself_is_made_of_parts_too() -> None:
    """Both are over when the generation is, and at the same moment of the clock."""
    make, stranger = Counter(), reader()
    part(reader(), "a", make)
    will_be_kept(stranger)
    assert part(stranger, "a", make) == 1


def test_nothing_is_kept_where_the_site_keeps_no_pages(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    make = Counter()
    assert [part(reader(), "a", make), part(reader(), "a", make)] == [1, 2]


@pytest.mark.parametrize("broken", ["add", "get"])
def test_a_cache_that_does_not_answer_costs_only_time(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def fail(*given: Any, **more: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(type(kept.pages()), broken, fail)
    make = Counter()
    assert [part(reader(), "a", make), part(reader(), "a", make)] == [1, 2]


def test_a_part_is_never_made_from_the_copy_of_the_database() -> None:
    """The copy may be a moment behind; the rest of the page may be read from it."""
    with from_copy():
        assert part(reader(), "a", reads_from_copy) is False
        assert reads_from_copy()


def test_the_memory_they_take_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST", 3)
    for name in "abcdefg":
        part(reader(), name, Counter())
        assert len(parts._parts) <= 3
