"""A burst of strangers: who cannot be let in is told so, and who works or sends a form does not wait for them."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.deploy.conftest import Answer, Ask
from tests.deploy.front import SHIPPED, Front
from tests.deploy.upstream import Site

SLOW = 2.0  # seconds for one page
LET_IN = int(*re.findall(r"max_conns=(\d+)", (SHIPPED / "site.conf").read_text()))


@pytest.fixture
def crowd() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(LET_IN + 1) as pool:
        yield pool


def fill(site: Site, ask: Ask, crowd: ThreadPoolExecutor, path: str) -> list["Future[Answer]"]:
    """As many strangers as are let in, each waiting for another page."""
    site.slow, before = SLOW, sum(site.asked.values())
    waiting = [crowd.submit(ask, f"{path}{number}/") for number in range(LET_IN)]
    until = time.monotonic() + SLOW
    while sum(site.asked.values()) - before < LET_IN and time.monotonic() < until:
        time.sleep(0.01)
    assert sum(site.asked.values()) - before == LET_IN
    return waiting


def test_one_stranger_too_many_is_asked_to_wait(site: Site, ask: Ask, crowd: ThreadPoolExecutor) -> None:
    inside = fill(site, ask, crowd, "/drukte/")
    refused = ask("/drukte/nog-een/")
    assert (refused.status, refused.headers["retry-after"]) == (503, "10")
    assert "erg druk" in refused.text
    assert refused.headers["cache-control"] == "no-store"
    assert ask("/werkplaats/").status == ask("/documenten/1/").status == 503
    assert site.asked["/drukte/nog-een/"] == 0
    assert {answer.result().status for answer in inside} == {200}


def test_a_page_that_was_kept_is_still_there(site: Site, ask: Ask, crowd: ThreadPoolExecutor) -> None:
    kept = ask("/bekend/")
    time.sleep(2.2)
    inside = fill(site, ask, crowd, "/rond-bekend/")
    assert (ask("/bekend/").status, ask("/bekend/").text) == (200, kept.text)
    assert {answer.result().status for answer in inside} == {200}


def test_who_works_or_sends_or_logs_in_is_let_in(site: Site, ask: Ask, crowd: ThreadPoolExecutor) -> None:
    inside = fill(site, ask, crowd, "/rond-werk/")
    site.slow = 0.0
    for cookie in ("__Host-sessionid=x", "andere=1; __Host-sessionid=x"):
        assert ask("/werkplaats/", Cookie=cookie).status == 200
        assert ask("/", Cookie=cookie).status == 200
    assert ask("/register/mee/aanmelden/", "POST", body=b"naam=Noor").status == 200
    assert ask("/accounts/login/").status == ask("/healthz/live").status == 200
    assert not any(answer.done() for answer in inside), "it was not busy any more"


def test_it_recovers_by_itself(front: Front, site: Site, ask: Ask, crowd: ThreadPoolExecutor) -> None:
    inside = fill(site, ask, crowd, "/na/")
    assert ask("/na/geweigerd/").status == 503
    assert {answer.result().status for answer in inside} == {200}
    site.slow = 0.0
    assert {ask(f"/na/later-{number}/").status for number in range(LET_IN * 2)} == {200}
    assert ask("/na/geweigerd/").status == 200
