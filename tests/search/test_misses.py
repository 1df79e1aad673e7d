"""What is searched in vain is counted, without anything that tells who searched."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from freezegun import freeze_time

from pages.models import GuidePage, SearchMiss
from pages.search import misses
from pages.search.misses import count_miss, forget_misses, kept_words
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory
from tests.search.conftest import Found

Search = Callable[..., Found]
BEHEER = "/beheer/vergeefs-gezocht/"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("Zeppelin", "zeppelin"),
        ("haven  ZEPPELIN", "haven zeppelin"),
        ("zeppelin haven zeppelin", "haven zeppelin"),
        ("jan.jansen@voorbeeld.example zeppelin", "zeppelin"),
        ("bel 06-12345678 zeppelin", "bel zeppelin"),
        ("0527 - 63 39 11", ""),
        ("8301 AB zeppelin", "zeppelin"),
        ("bsn 123456782", "bsn"),
        ("NL91ABNA0417164300", ""),
        ("https://voorbeeld.example/jan zeppelin", "zeppelin"),
        ("voorbeeld.example zeppelin", "zeppelin"),
        ("een verhaal van meer dan vijf woorden", ""),
        ("", ""),
    ],
)
def test_what_is_kept_of_a_question(query: str, kept: str) -> None:
    assert kept_words(query) == kept


def ask_on(search: Search, query: str, *days: str) -> None:
    for day in days:
        with freeze_time(f"{day}T12:00:00+01:00"):
            search(query)


def test_words_are_written_down_on_the_third_day(search: Search) -> None:
    ask_on(search, "zeppelin haven", "2026-11-02", "2026-11-02", "2026-11-02", "2026-11-05")
    miss = SearchMiss.objects.get()
    assert (miss.words, miss.count, miss.days) == ("", 4, 2)
    assert "zeppelin" not in str(SearchMiss.objects.values())
    ask_on(search, "HAVEN, zeppelin!", "2026-11-09")
    miss.refresh_from_db()
    assert (miss.words, miss.count, miss.days) == ("haven zeppelin", 5, 3)
    assert miss.month == date(2026, 11, 1)
    ask_on(search, "zeppelin haven", "2026-12-01")
    december = SearchMiss.objects.get(month=date(2026, 12, 1))
    assert december.fingerprint != miss.fingerprint, "months cannot be laid side by side"


def test_what_is_found_or_not_understood_is_not_counted(search: Search, add_page: Callable[..., GuidePage]) -> None:
    add_page("Plein")
    for query in ("plein", "de het", "-plein", "", "zeppelin " * 60):
        search(query)
    search("plein", soort="stukken")
    assert not SearchMiss.objects.exists()


def test_nothing_about_the_visitor_is_kept(search: Search, client: Client) -> None:
    client.force_login(UserFactory(role=Role.COUNCIL), backend="django.contrib.auth.backends.ModelBackend")
    search("zeppelin")
    assert {field.name for field in SearchMiss._meta.fields} == {
        "id", "month", "fingerprint", "words", "count", "days", "last_day",
    }  # fmt: skip


def test_a_visitor_gets_no_cookie(client: Client, db: None) -> None:
    assert not client.get("/zoeken/?q=zeppelin").cookies


def test_a_machine_that_asks_nonsense_fills_no_database(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misses, "MOST_PER_MONTH", 2)
    for query in ("eerste", "tweede", "derde", "eerste"):
        search(query)
    assert list(SearchMiss.objects.order_by("pk").values_list("count", flat=True)) == [2, 1]


@pytest.mark.django_db
def test_what_was_asked_too_little_goes_with_its_month_and_the_rest_after_a_year() -> None:
    def miss(month: date, words: str) -> None:
        SearchMiss.objects.create(month=month, fingerprint=words or "x", words=words, last_day=month)

    for month in (date(2025, 10, 1), date(2025, 11, 1), date(2026, 10, 1), date(2026, 11, 1)):
        miss(month, "")
        miss(month, "zeppelin")
    forget_misses(date(2026, 11, 24))
    assert list(SearchMiss.objects.order_by("month", "words").values_list("month", "words")) == [
        (date(2025, 11, 1), "zeppelin"),
        (date(2026, 10, 1), "zeppelin"),
        (date(2026, 11, 1), ""),
        (date(2026, 11, 1), "zeppelin"),
    ]


def test_the_editor_sees_words_and_numbers(client: Client, db: None) -> None:
    sync_roles()
    for month, day in (("2026-10", "2026-10-0"), ("2026-11", "2026-11-0")):
        for number in range(1, 4):
            with freeze_time(f"{day}{number}T12:00:00+01:00"):
                count_miss("zeppelin")
        assert SearchMiss.objects.filter(month=f"{month}-01").count() == 1
    with freeze_time("2026-11-05T12:00:00+01:00"):
        count_miss("ballon")
    client.force_login(UserFactory(role=Role.COMMUNICATION), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(BEHEER).content.decode()
    assert '<a href="/zoeken/?q=zeppelin">zeppelin</a></th><td>6</td>' in page
    assert "ballon" not in page
    assert "Eén andere vraag" in page
    assert "<td>3</td>" in client.get(f"{BEHEER}?maand=2026-10").content.decode()
    for wrong in ("2026-13", "x", "\x00", "9999-99"):
        assert client.get(BEHEER, {"maand": wrong}).status_code == 200
    assert BEHEER in client.get("/beheer/").content.decode()


@pytest.mark.parametrize("role", [Role.ADMIN, Role.PROJECT_LEADER, Role.AUDITOR])
def test_others_do_not(client: Client, db: None, role: Role) -> None:
    sync_roles()
    client.force_login(UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(BEHEER)
    assert answer.status_code in {302, 403}
    assert "Vergeefs" not in answer.content.decode()
