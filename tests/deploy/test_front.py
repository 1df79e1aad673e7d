"""The web server in front keeps public pages for a moment, and nothing of anybody."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deploy.conftest import Ask
from tests.deploy.front import OTHER_HOST, Front
from tests.deploy.upstream import Site

VISIBLE_WITHIN = 2.0  # seconds after a publication, for everybody


def early_in_a_second() -> None:
    """A page is fresh until the second in which it was made is over: begin where most of it is left."""
    time.sleep(1 - time.time() % 1 + 0.02)


def cached(front: Front, path: str) -> bool:
    return path in front.kept_files()


def test_the_shipped_files_are_accepted(front: Front) -> None:
    assert front.problem() == ""


def test_two_readers_in_a_second_cost_one_page(site: Site, ask: Ask) -> None:
    early_in_a_second()
    first, second = ask("/twee/"), ask("/twee/", Accept_Language="en", User_Agent="ander")
    assert first.text == second.text
    assert site.asked["/twee/"] == 1
    assert (first.headers["x-cache-status"], second.headers["x-cache-status"]) == ("MISS", "HIT")


def test_many_at_once_cost_one_page(site: Site, ask: Ask) -> None:
    site.slow = 0.2
    early_in_a_second()
    with ThreadPoolExecutor(20) as crowd:
        texts = {answer.text for answer in crowd.map(ask, ["/drukte/"] * 20)}
    assert site.asked["/drukte/"] == 1
    assert len(texts) == 1


def test_a_crowd_on_a_page_that_is_behind_costs_one_new_page(site: Site, ask: Ask) -> None:
    """Where `proxy_cache_lock` does nothing: the page is there, and old. It is renewed beside the answers."""
    early_in_a_second()
    ask("/achter/")
    site.slow = 0.3
    time.sleep(1.1)
    with ThreadPoolExecutor(20) as crowd:
        list(crowd.map(ask, ["/achter/"] * 20))
    assert site.asked["/achter/"] == 2


@pytest.mark.parametrize("wait", [0.0, 0.5, 0.9])
def test_what_is_published_is_seen_by_everybody_within_two_seconds(site: Site, ask: Ask, wait: float) -> None:
    """Asked all the time, so the page is always there; wherever in a second the page was made."""
    early_in_a_second()
    time.sleep(wait)
    path = f"/vers/{wait}/"
    ask(path)
    site.version = 2
    published = time.monotonic()
    last_old = 0.0
    while time.monotonic() < published + VISIBLE_WITHIN + 0.5:
        asked_at = time.monotonic()
        if "versie 1" in ask(path).text:
            last_old = asked_at - published
        time.sleep(0.05)
    assert last_old <= VISIBLE_WITHIN


def test_a_page_of_long_ago_is_never_shown_while_the_site_is_well(site: Site, ask: Ask) -> None:
    ask("/lang/")
    site.version = 2
    time.sleep(VISIBLE_WITHIN + 0.2)
    assert "versie 2" in ask("/lang/").text


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Cookie", "__Host-sessionid=kanarie1"),
        ("Cookie", "sw-letters=kanarie1"),
        ("Authorization", "Basic kanarie1"),
        ("HX_Request", "true"),
    ],
)
def test_who_is_known_passes_by_and_leaves_nothing(front: Front, site: Site, ask: Ask, header: str, value: str) -> None:
    early_in_a_second()
    path = f"/{header}/{value[:4]}/".lower()
    own = ask(path, **{header: value})
    assert not cached(front, path)
    stranger = ask(path)
    again = ask(path, **{header: value})
    assert "nummer 1" in own.text
    assert "nummer 2" in stranger.text
    assert "nummer 3" in again.text
    assert again.headers["cache-control"] == "private"
    assert "kanarie1" not in stranger.text + ask(path).text + front.kept_files()


def test_crossed_visits_never_meet(front: Front, site: Site, ask: Ask) -> None:
    """Forty people and strangers at once, at one address: each gets their own page, strangers nobody's."""

    def visit(number: int) -> bool:
        if number % 2:
            return (
                f"voor __Host-sessionid=kanarie-{number}x"
                in ask("/kruis/", Cookie=f"__Host-sessionid=kanarie-{number}x").text
            )
        return "voor niemand" in ask("/kruis/").text

    with ThreadPoolExecutor(20) as crowd:
        assert all(crowd.map(visit, range(120)))
    assert "kanarie-" not in front.kept_files()


@pytest.mark.parametrize(
    "path", ["/koekje/", "/prive/", "/ongemerkt/", "/anders/", "/werkplaats/", "/metrics", "/accounts/login/"]
)
def test_what_is_for_one_reader_or_not_marked_is_not_kept(front: Front, site: Site, ask: Ask, path: str) -> None:
    assert ask(path).text != ask(path).text
    assert site.asked[path] == 2
    assert not cached(front, path)


def test_the_site_away_pages_are_still_there(front: Front, site: Site, ask: Ask) -> None:
    early_in_a_second()
    kept = ask("/blijft/")
    site.away()
    time.sleep(VISIBLE_WITHIN + 0.2)
    answer = ask("/blijft/")
    assert (answer.status, answer.text) == (200, kept.text)
    never_asked = ask("/nooit-gevraagd/")
    assert never_asked.status == 503
    assert "even niet bereikbaar" in never_asked.text
    assert ask("/blijft/", Cookie="__Host-sessionid=x").status == 503


def test_errors_are_answered_with_the_page_that_was_there(site: Site, ask: Ask) -> None:
    kept = ask("/fout/")
    site.failing = True
    time.sleep(VISIBLE_WITHIN + 0.2)
    assert (ask("/fout/").status, ask("/fout/").text) == (200, kept.text)
    assert ask("/zonder/").status == 500
    site.failing, site.version = False, 2
    assert ask("/zonder/").status == 200
    assert "versie 2" in ask("/fout/").text


def test_a_page_that_is_gone_does_not_come_back_when_the_site_is_away(site: Site, ask: Ask) -> None:
    ask("/ingetrokken/")
    site.gone.add("/ingetrokken/")
    time.sleep(VISIBLE_WITHIN + 0.2)
    assert ask("/ingetrokken/").status == 404
    site.away()
    time.sleep(VISIBLE_WITHIN + 0.2)
    answer = ask("/ingetrokken/")
    assert answer.status == 404
    assert answer.text.startswith("weg")


def test_an_address_that_moved(site: Site, ask: Ask) -> None:
    early_in_a_second()
    assert [ask("/verhuisd/").status for _ in range(2)] == [301, 301]
    assert site.asked["/verhuisd/"] == 1


def test_host_and_question_belong_to_the_address(site: Site, ask: Ask) -> None:
    early_in_a_second()
    answers = [ask("/adres/"), ask("/adres/", host=OTHER_HOST), ask("/adres/?q=a"), ask("/adres/?q=b")]
    assert len({answer.text for answer in answers}) == 4
    assert answers[1].text.startswith(OTHER_HOST)


def test_only_the_head_is_answered_from_the_same_page(site: Site, ask: Ask) -> None:
    early_in_a_second()
    assert ask("/hoofd/", "HEAD").status == 200
    assert "nummer 1" in ask("/hoofd/").text


def test_a_browser_asks_again_each_time(site: Site, ask: Ask) -> None:
    assert ask("/browser/").headers["cache-control"] == "no-cache"
    assert "x-accel-expires" not in ask("/browser/").headers
