"""Logging in and failing to stands in the log, the same person with the same mark, and nobody by name."""

import time
from typing import Any

import pytest
from allauth.core.context import request_context
from django.core.cache import cache
from django.test import Client
from structlog.testing import capture_logs

from samenwerking.accounts.log_lines import mark_of
from samenwerking.accounts.models import User
from samenwerking.accounts.second_step.forms import AuthenticateForm
from samenwerking.accounts.tries import ACCOUNT
from tests.factories import PASSWORD, UserFactory
from tests.security.form_arguments import visit

pytestmark = pytest.mark.django_db
EVENTS = {"logged_in", "logged_out", "log_in_failed", "told_to_wait", "second_step_failed", "confirming_failed"}


@pytest.fixture
def person() -> User:
    cache.clear()
    return UserFactory(email="anna@gemeente.example")  # type: ignore[no-any-return]  # a factory gives what it makes


def lines(logs: list[Any]) -> list[tuple[str, str]]:
    assert "anna" not in str(logs)
    assert PASSWORD not in str(logs)
    return [(line["event"], line.get("account", "")) for line in logs if line["event"] in EVENTS]


def log_in(client: Client, password: str, email: str = "Anna@gemeente.example ") -> None:
    client.post("/accounts/login/", {"login": email, "password": password})


def test_in_out_and_in_vain(client: Client, person: User) -> None:
    with capture_logs() as logs:
        log_in(client, "fout")
        log_in(client, PASSWORD)
        client.post("/accounts/logout/")
    mark = mark_of(person.email)
    assert lines(logs) == [("log_in_failed", mark), ("logged_in", mark), ("logged_out", mark)]
    assert next(line["methods"] for line in logs if line["event"] == "logged_in") == ["password"]


def test_a_stranger_has_a_mark_too_and_another_one(client: Client, person: User) -> None:
    with capture_logs() as logs:
        log_in(client, "fout", "niemand@gemeente.example")
    ((event, mark),) = lines(logs)
    assert (event, mark) == ("log_in_failed", mark_of("niemand@gemeente.example"))
    assert mark != mark_of(person.email)


def test_behind_a_closed_door(client: Client, person: User) -> None:
    with capture_logs() as logs:
        for _turn in range(ACCOUNT.free + 1):
            log_in(client, "fout")
    assert lines(logs)[-1][0] == "told_to_wait"
    (told,) = [line for line in logs if line["event"] == "told_to_wait"]
    assert told["counted_by"] == ["account", "address"]


def test_a_wrong_code(person: User) -> None:
    with capture_logs() as logs, request_context(visit()):
        assert not AuthenticateForm(data={"code": "000000"}, user=person).is_valid()
    assert lines(logs) == [("second_step_failed", mark_of(person.email))]


def test_confirming_with_a_wrong_password(client: Client, person: User) -> None:
    log_in(client, PASSWORD)
    kept = client.session
    kept["account_authentication_methods"] = [{"method": "password", "at": time.time() - 7_200}]
    kept.save()
    with capture_logs() as logs:
        client.post("/accounts/reauthenticate/", {"password": "fout"})
    assert lines(logs) == [("confirming_failed", mark_of(person.email))]
