"""Every public page of the demo that a stranger comes to: what is kept asks no table that never ends a generation."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client

from samenwerking.page_cache import generation, kept
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


@pytest.fixture
def addresses() -> list[str]:
    """A few of every kind of address, all pages of the guide."""
    walked = Crawler(Client(), passed_by=PASSED_BY, per_kind=1).walk(*STARTS)
    return [address for address, status in walked.statuses.items() if status == 200]


def test_what_is_kept_is_made_of_tables_whose_changes_are_seen(addresses: list[str], settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    kept.pages().clear()
    hidden: dict[str, set[str]] = {}
    wrote: dict[str, list[str]] = {}
    found: set[str] = set()
    for address in addresses:
        Client().get(address)  # pictures are made in their sizes once
        generation.renew()
        watch = Watch()
        with connection.execute_wrapper(watch):
            answer = Client().get(address)
        if "ETag" not in answer.headers or not answer.headers["ETag"].startswith("W/"):
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
