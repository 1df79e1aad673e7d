"""Lists of the werkplaats: who sees which rows, filters, pages, and a fixed number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.choices import Body
from samenwerking.accounts.roles import Role
from tests.factories import AreaFactory, OpgaveFactory, ThemeFactory, TrajectFactory, UserFactory, WerkatelierFactory
from tests.werkplaats.conftest import browser_of
from tests.werkplaats.forms import text_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def titles(user: object, path: str) -> list[str]:
    page = browser_of(user).get(path)  # type: ignore[arg-type]  # nobody is somebody here
    assert page.status_code == 200
    return [record.title for record in page.context["page_obj"].object_list]


@pytest.mark.parametrize("kind", ["opgaven", "trajecten", "werkateliers"])
def test_each_reader_sees_what_they_may_know_of(kind: str) -> None:
    factory = {"opgaven": OpgaveFactory, "trajecten": TrajectFactory, "werkateliers": WerkatelierFactory}[kind]
    factory(title="Te lezen", published=True)
    factory(title="Nog niet op het register", public=True)
    lead = UserFactory(role=Role.PROJECT_LEADER)
    team = {"traject__lead": lead} if kind == "werkateliers" else {"lead": lead}
    factory(title="Vertrouwelijk", confidential=True, **team)
    path = f"/werkplaats/{kind}/"
    assert titles(UserFactory(role=Role.COUNCIL), path) == ["Te lezen"]
    assert titles(UserFactory(role=Role.ADMIN), path) == ["Te lezen"]
    assert set(titles(UserFactory(role=Role.CLERK), path)) == {"Te lezen", "Nog niet op het register"}
    assert set(titles(lead, path)) == {"Te lezen", "Nog niet op het register", "Vertrouwelijk"}


def test_filters_of_opgaven() -> None:
    reader = UserFactory(role=Role.MANAGER)
    theme, area = ThemeFactory(name="Verkeer"), AreaFactory(name="Lindedorp")
    OpgaveFactory(title="Fietspad", themes=[theme], areas=[area], competent_body=Body.COUNCIL, client=reader)
    OpgaveFactory(title="Zwembad", closed=True, public=True)
    for query, found in [
        ("q=fiets", ["Fietspad"]),
        ("theme=verkeer", ["Fietspad"]),
        ("area=lindedorp", ["Fietspad"]),
        ("body=council", ["Fietspad"]),
        ("body=college", ["Zwembad"]),
        ("confidentiality=public", ["Zwembad"]),
        ("state=open", ["Fietspad"]),
        ("state=closed", ["Zwembad"]),
        ("mine=on", ["Fietspad"]),
        ("q=fiets&state=closed", []),
        ("theme=bestaat-niet", ["Fietspad", "Zwembad"]),
        ("body=%00&state=';drop", ["Fietspad", "Zwembad"]),
        ("page=999", ["Fietspad", "Zwembad"]),
        ("page=min-een", ["Fietspad", "Zwembad"]),
    ]:
        assert titles(reader, f"/werkplaats/opgaven/?{query}") == found, query
    assert "Niets gevonden" in text_of(browser_of(reader).get("/werkplaats/opgaven/?q=zzz").content)


def test_filters_of_trajecten() -> None:
    reader = UserFactory(role=Role.PROJECT_LEADER)
    TrajectFactory(title="Samen fietsen", process="design", member=reader, council=True)
    TrajectFactory(title="Samen zwemmen", closed=True)
    TrajectFactory(title="Samen bouwen", opgave__closed=True)
    for query, found in [
        ("q=fiets", ["Samen fietsen"]),
        ("process=design", ["Samen fietsen"]),
        ("body=council", ["Samen fietsen"]),
        ("state=open", ["Samen fietsen"]),
        ("state=closed", ["Samen bouwen", "Samen zwemmen"]),
        ("mine=on", ["Samen fietsen"]),
    ]:
        assert titles(reader, f"/werkplaats/trajecten/?{query}") == found, query


def test_filters_of_werkateliers() -> None:
    reader, now = UserFactory(role=Role.COLLEGE), timezone.now()
    WerkatelierFactory(title="Later", starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=10))
    WerkatelierFactory(title="Straks", starts_at=now + timedelta(days=1), ends_at=now + timedelta(days=2),
                       traject__opgave__portfolio_holder=reader)  # fmt: skip
    WerkatelierFactory(title="Geweest", starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1))
    for query, found in [
        ("", ["Later", "Straks", "Geweest"]),
        ("when=coming", ["Straks", "Later"]),
        ("when=past", ["Geweest"]),
        ("q=later", ["Later"]),
        ("mine=on", ["Straks"]),
    ]:
        assert titles(reader, f"/werkplaats/werkateliers/?{query}") == found, query


@pytest.mark.parametrize("kind", ["opgaven", "trajecten", "werkateliers"])
def test_an_empty_list_says_what_will_appear(kind: str) -> None:
    assert "Hier verschijnen" in text_of(browser_of(UserFactory(role=Role.COUNCIL)).get(f"/werkplaats/{kind}/").content)


@pytest.mark.parametrize("kind", ["opgaven", "trajecten", "werkateliers"])
@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.COUNCIL])
def test_the_number_of_queries_does_not_grow(kind: str, role: Role) -> None:
    factory = {"opgaven": OpgaveFactory, "trajecten": TrajectFactory, "werkateliers": WerkatelierFactory}[kind]
    browser = browser_of(UserFactory(role=role))
    counts = []
    for number in (3, 20):
        factory.create_batch(number, published=True)
        browser.get(f"/werkplaats/{kind}/")
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/werkplaats/{kind}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_a_long_list_has_pages() -> None:
    OpgaveFactory.create_batch(30)
    reader = UserFactory(role=Role.MANAGER)
    assert len(titles(reader, "/werkplaats/opgaven/")) == 25
    assert len(titles(reader, "/werkplaats/opgaven/?page=2")) == 5
