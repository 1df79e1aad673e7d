"""Counted as far as somebody leafs (docs/decisions/0176): exact to the bound, "meer dan" above it."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from participation.models import Opgave
from participation.views import paging
from participation.views.register import lists
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, UserFactory

pytestmark = pytest.mark.django_db

BOUND = 30
LISTS = ["/register/opgaven/", "/werkplaats/opgaven/"]


@pytest.fixture(autouse=True)
def low_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MOST", BOUND)
    monkeypatch.setattr(lists, "MOST", BOUND)


@pytest.fixture
def browser() -> Client:
    client = Client()
    person: User = UserFactory(role=Role.AUDITOR)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def opgaven(number: int, **traits: Any) -> None:
    for _one in range(number):
        OpgaveFactory(published=True, **traits)


def words(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(("number", "told"), [(BOUND - 1, "29 opgaven"), (BOUND, "30 opgaven")])
def test_up_to_the_bound_the_number_is_exact(browser: Client, number: int, told: str) -> None:
    opgaven(number)
    page = words(browser, LISTS[0])
    assert told in page
    assert "Meer dan" not in page


def test_above_it_the_page_says_so_and_the_list_ends_there(browser: Client) -> None:
    opgaven(BOUND + 2)
    assert "Meer dan 30 opgaven" in words(browser, LISTS[0])
    for path in LISTS:
        last = words(browser, f"{path}?page=2")
        assert "Er is meer dan deze lijst laat zien" in last, path
        assert "Er is meer dan deze lijst laat zien" not in words(browser, path), path


def test_a_filter_that_leaves_few_counts_them_among_more_than_the_bound(browser: Client) -> None:
    opgaven(BOUND)
    for place in ("station", "strand"):
        opgaven(1, title=f"Zwembad bij het {place}")
    page = words(browser, f"{LISTS[0]}?q=zwembad")
    assert "2 van meer dan 30 opgaven" in page, page[page.find("opgaven") - 300 :][:600]


@pytest.mark.parametrize("path", LISTS)
def test_the_table_has_every_row(browser: Client, path: str) -> None:
    opgaven(BOUND + 2)
    body = b"".join(browser.get(f"{path}?formaat=csv"))  # type: ignore[call-overload]  # a stream, or one piece
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) - 1 == Opgave.objects.count() == BOUND + 2
