"""Which requests are read from the copy of the database, and what happens when it fails."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import DataError, InterfaceError, OperationalError, ProgrammingError, router
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from participation.models import Opgave
from samenwerking.database.replica import health, middleware
from samenwerking.database.replica.middleware import ReplicaMiddleware, reads_only
from samenwerking.database.replica.reading import from_copy, reads_from_copy


@pytest.fixture
def with_copy(settings: Any, monkeypatch: pytest.MonkeyPatch) -> health.CopyHealth:
    monkeypatch.setattr(middleware, "there_is_a_copy", lambda: True)
    monkeypatch.setattr(middleware, "connections", {"replica": Closed()})
    known = health.CopyHealth()
    monkeypatch.setattr(middleware, "copy_health", known)
    return known


class Closed:
    def close(self) -> None: ...


@pytest.mark.parametrize(
    ("method", "path", "cookies", "expected"),
    [
        ("get", "/", {}, True),
        ("head", "/register/", {}, True),
        ("get", "/zoeken/?q=plein", {"sw-letters": "groot"}, True),
        ("get", "/register/", {"sessionid": "iets"}, False),
        ("post", "/register/", {}, False),
        ("get", "/werkplaats/", {}, False),
        ("get", "/beheer/", {}, False),
        ("get", "/accounts/login/", {}, False),
        ("get", "/healthz/ready", {}, False),
        ("get", "/register/inbreng/abcdef/", {}, False),
        ("get", "/register/initiatief/abcdef/", {}, False),
        ("get", "/abonnementen/mijn/abcdef/", {}, False),
    ],
)
def test_only_strangers_who_read_are_answered_from_the_copy(
    method: str, path: str, cookies: dict[str, str], expected: bool
) -> None:
    request = getattr(RequestFactory(), method)(path)
    request.COOKIES.update(cookies)
    assert reads_only(request) is expected


def test_writing_and_all_else_goes_to_the_one_database() -> None:
    assert router.db_for_read(Opgave) == "default"
    with from_copy():
        assert router.db_for_read(Opgave) == "replica"
        assert router.db_for_write(Opgave) == "default"
    assert router.db_for_read(Opgave) == "default"
    assert router.allow_migrate("replica", "participation") is False


def test_without_a_copy_nothing_stands_in_between() -> None:
    with pytest.raises(MiddlewareNotUsed):
        ReplicaMiddleware(lambda request: HttpResponse())


def _answering(
    asked: list[bool], fails: Callable[[], bool], problem: type[Exception] = OperationalError
) -> ReplicaMiddleware:
    def answer(request: HttpRequest) -> HttpResponse:
        asked.append(reads_from_copy())
        if reads_from_copy() and fails():
            found.process_exception(request, problem("weg"))
            return HttpResponse(status=500)
        return HttpResponse("goed")

    found = ReplicaMiddleware(answer)
    return found


@pytest.mark.parametrize("fails", [False, True])
def test_a_copy_that_fails_costs_the_reader_nothing(
    with_copy: health.CopyHealth, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    looked: list[None] = []
    monkeypatch.setattr(health, "_near", lambda: not looked.append(None))
    asked: list[bool] = []
    answering = _answering(asked, lambda: fails)
    for _ in range(2):
        response = answering(RequestFactory().get("/"))
        assert (response.status_code, response.content) == (200, b"goed")
    # After a failure nobody waits for it again, until it is looked at.
    assert asked == ([True, False, False] if fails else [True, True])
    assert len(looked) == 1


@pytest.mark.parametrize(("problem", "after"), [(InterfaceError, False), (ProgrammingError, True), (DataError, True)])
def test_a_wrong_question_is_answered_again_and_is_no_fault_of_the_copy(
    with_copy: health.CopyHealth, monkeypatch: pytest.MonkeyPatch, problem: type[Exception], after: bool
) -> None:
    """A table that is not there yet on the copy, in the second after an upgrade, or a value that no column takes."""
    monkeypatch.setattr(health, "_near", lambda: True)
    asked: list[bool] = []
    assert _answering(asked, lambda: True, problem)(RequestFactory().get("/")).content == b"goed"
    assert asked == [True, False]
    assert with_copy.is_fine() is after


def test_a_copy_too_far_behind_is_not_read(with_copy: health.CopyHealth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_near", lambda: False)
    asked: list[bool] = []
    assert _answering(asked, lambda: False)(RequestFactory().get("/")).content == b"goed"
    assert asked == [False]
