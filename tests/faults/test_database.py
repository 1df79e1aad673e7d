"""The database is gone: everybody gets a page that says so and when to come back, and nothing is thought to be kept."""

from typing import Any

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, connections
from django.test import Client

from participation.models import Opgave
from samenwerking.faults.kinds import Fault, fault_of
from samenwerking.page_cache import kept
from tests.factories import UserFactory

# A port of this machine on which nobody listens.
NOBODY = {"host": "127.0.0.1", "port": 9, "user": "nobody", "dbname": "none", "connect_timeout": 2}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that takes the database away; when the test ends it is back."""
    database = connections["default"]

    def away() -> None:
        database.close()
        with monkeypatch.context() as patch:
            patch.setattr(database, "get_connection_params", lambda: dict(NOBODY))
            patch.setattr(database, "get_new_connection", lambda params: psycopg.connect(**params))
            yield

    taken = away()
    yield lambda: next(taken)
    next(taken, None)


def visit(person: Client, path: str = "/register/opgaven/", **data: str) -> Any:
    person.raise_request_exception = False
    return person.post(path, data) if data else person.get(path)


def assert_says_so(answer: Any) -> str:
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "De site is even niet bereikbaar" in page
    return page


@pytest.mark.parametrize("path", ["/", "/register/", "/register/opgaven/", "/zoeken/", "/accounts/login/"])
def test_a_visitor_is_told_to_come_back(gone: Any, path: str) -> None:
    kept.pages().clear()
    gone()
    answer = visit(Client(), path)
    if path == "/accounts/login/" and answer.status_code == 200:
        return  # the form itself needs no database
    assert "U stuurde iets op" not in assert_says_so(answer)


def test_a_colleague_is_told_and_is_still_logged_in_when_it_is_back(gone: Any, settings: Any) -> None:
    person = Client()
    person.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    gone()
    assert_says_so(visit(person, "/werkplaats/"))
    assert settings.SESSION_COOKIE_NAME in person.cookies
    assert person.cookies[settings.SESSION_COOKIE_NAME].value


def test_who_sent_a_form_hears_that_it_is_not_kept(gone: Any) -> None:
    before = Opgave.objects.count()
    gone()
    page = assert_says_so(visit(Client(), "/accounts/login/", login="jan@gemeente.example", password="x" * 12))
    assert "Het is waarschijnlijk niet bewaard" in page
    assert "jan@gemeente.example" not in page
    assert before == 0


@pytest.mark.parametrize(
    ("cause", "fault"),
    [
        (psycopg.OperationalError("connection refused"), Fault.DATABASE),
        (psycopg.errors.AdminShutdown(), Fault.DATABASE),
        (psycopg.errors.TooManyConnections(), Fault.DATABASE),
        (psycopg.errors.DiskFull(), Fault.FULL),
        (psycopg.errors.QueryCanceled(), None),
        (psycopg.errors.DeadlockDetected(), None),
        (psycopg.errors.UniqueViolation(), None),
    ],
)
def test_only_a_server_that_is_away_is_a_fault_of_the_server(cause: Exception, fault: Fault | None) -> None:
    problem = OperationalError("")
    problem.__cause__ = cause
    assert fault_of(problem) == fault
    lost = InterfaceError("connection already closed")
    lost.__cause__ = psycopg.InterfaceError()
    assert fault_of(lost) == Fault.DATABASE
    assert fault_of(ValueError()) is None
