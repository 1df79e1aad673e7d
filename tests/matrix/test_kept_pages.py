"""Every public page of the demo that a stranger comes to: what is kept asks no table that never ends a generation, and
is at any hour of the day what it was in the morning."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from participation.models import RegistrationSetup, Werkatelier
from samenwerking.page_cache import generation, kept
from samenwerking.page_cache.answering import STAMP
from samenwerking.page_cache.never_shown import TABLES
from samenwerking.page_cache.writes import changes_what_is_shown
from tests.matrix.crawler import GUIDE_PAGE, Crawler, kind_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "each_pdf_once")]
TABLE = re.compile(r'(?:FROM|JOIN)\s+"?(\w+)"?', re.IGNORECASE)
STARTS = ("/", "/register/", "/sitemap.xml", "/register/atom.xml", "/wijzigingen/")
PASSED_BY = ("/accounts/", "/media/", "/static/", "/documenten/", "/register/gegevens/", "/zoeken/")
# Kinds of public page that must be among them, or the walk went nowhere.
CERTAIN = {
    *(f"register/{name}/<slug:slug>/" for name in ("opgaven", "trajecten", "werkateliers", "stukken", "initiatieven")),
    *(f"register/trajecten/<slug:slug>/{name}/" for name in ("inbreng", "van-inbreng-tot-besluit")),
    *("sitemap.xml", "register/", "register/opgaven/", "register/trajecten/", "register/atom.xml", GUIDE_PAGE),
}


class Watch:
    """What was asked of the database for one address."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.asked.append(sql)
        return execute(sql, params, many, context)


def without_moment(answer: HttpResponseBase) -> dict[str, str]:
    """Until when a web server in front may keep it is another second each time."""
    return {name: value for name, value in answer.headers.items() if name != "X-Accel-Expires"}


@lru_cache
def addresses() -> list[str]:
    """A few of every kind of address, all pages of the guide."""
    walked = Crawler(Client(), passed_by=PASSED_BY, per_kind=1).walk(*STARTS)
    return [address for address, status in walked.statuses.items() if status == 200]


def is_kept(answer: HttpResponseBase) -> bool:
    return answer.headers.get("ETag", "").startswith("W/")


def test_what_is_kept_is_made_of_tables_whose_changes_are_seen(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    kept.pages().clear()
    hidden: dict[str, set[str]] = {}
    wrote: dict[str, list[str]] = {}
    found: set[str] = set()
    for address in addresses():
        Client().get(address)  # pictures are made in their sizes once
        generation.renew()
        watch = Watch()
        with connection.execute_wrapper(watch):
            answer = Client().get(address)
        if not is_kept(answer):
            continue
        found.add(kind_of(urlsplit(address).path))
        if tables := {name for sql in watch.asked for name in TABLE.findall(sql)} & TABLES:
            hidden[address] = tables
        if writes := [sql for sql in watch.asked if changes_what_is_shown(sql)]:
            wrote[address] = writes
        again = Client().get(address)
        assert (again.content, without_moment(again)) == (answer.content, without_moment(answer)), address
    assert hidden == {}
    assert wrote == {}
    assert CERTAIN - found == set()
    assert len(found) > 25


def without_stamp(body: bytes) -> bytes:
    """The signed moment in a form for readers is good for twelve hours (docs/decisions/0095)."""
    return STAMP.sub(b"", body)


def test_between_two_moments_time_changes_nothing() -> None:
    """A page is kept until the next moment at which a session begins, ends or closes, or a day does. So on a day on
    which none does, it is at five to midnight what it was at five past.
    """
    morning, evening = (at(quiet_day(), hour) for hour in (time(0, 5), time(23, 55)))
    pages: dict[str, bytes] = {}
    walked = addresses()
    cache.clear()  # of pictures whose rows are gone with the walk, which undoes what it made
    with freeze_time(morning):
        for address in walked:
            Client().get(address)  # pictures are made in their sizes once
            answer = Client().get(address)
            if is_kept(answer):
                pages[address] = without_stamp(answer.content)  # type: ignore[attr-defined]  # what is kept is whole
    with freeze_time(evening):
        changed = [one for one, body in pages.items() if without_stamp(Client().get(one).content) != body]
    assert changed == []
    assert {kind_of(urlsplit(address).path) for address in pages} >= CERTAIN


def at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def quiet_day() -> date:
    """The first from today on which no session begins, ends or closes."""
    sessions = Werkatelier.objects.values_list("starts_at", "ends_at", "registration_setup__closes_at")
    busy = {timezone.localdate(moment) for row in sessions for moment in row if moment}
    assert RegistrationSetup.objects.exists(), "or this proves little"
    return next(day for day in (timezone.localdate() + timedelta(days=n) for n in range(60)) if day not in busy)
