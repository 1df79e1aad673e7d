"""One site on several machines: whoever answers, the visitor meets one site, and none of them is missed when it stops.

Each test leaves the machines as it found them; the last makes a new copy of the database that was promoted.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytest_django import DjangoDbBlocker

from tests.deploy.front import nginx
from tests.load.running import run_load
from tests.machines.browser import Browser, Door
from tests.machines.programs import missing, place_for
from tests.machines.town import Town

# The certificate is nobody's.
pytestmark = pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning")
VISIBLE_WITHIN = 2.0  # seconds, after a publication, for everybody
DOSSIER = "/register/opgaven/dorpshart/"
AT_WORK = "/werkplaats/opgaven/dorpshart/"
TRAJECT = "/werkplaats/trajecten/dorpshart/"
REASON = {"reason": "De titel klopt niet."}


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    lacking = missing() or ("" if nginx() else "nginx is not installed on this machine (apt-get install nginx)")
    if lacking:
        pytest.skip(lacking)
    with place_for("town", "primary", django_db_blocker) as place:
        running = Town(place.folder)
        try:
            yield running.start(place.socket, place.template)
        finally:
            running.stop()


@pytest.fixture(scope="module")
def lead(town: Town) -> Browser:
    return Browser().log_in(town.doors[0], "projectleider")


def seen_within(door: Door, path: str, status: int) -> float:
    """Seconds until somebody who asks all the time gets this answer."""
    reader, begun = Browser(), time.monotonic()
    while reader.get(door, path).status_code != status:
        assert time.monotonic() - begun < 10, f"{path} never became {status}"
        time.sleep(0.02)
    return time.monotonic() - begun


@contextmanager
def crowd(town: Town, people: list[Browser]) -> Iterator[Counter[int]]:
    """Visitors who ask the front one page after another, strangers and colleagues; what they were answered."""
    stop, answers, lock = threading.Event(), Counter[int](), threading.Lock()

    def ask(number: int, browser: Browser) -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            path = "/werkplaats/" if browser.cookies else f"/register/opgaven/?q=plein+{number}{turn}"
            try:
                status = browser.get(town.front, path).status_code
            except OSError:
                status = 0
            with lock:
                answers[status] += 1

    threads = [threading.Thread(target=ask, args=pair, daemon=True) for pair in enumerate(people)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)


def mixed(lead: Browser) -> list[Browser]:
    return [Browser(), Browser(), Browser(dict(lead.cookies)), Browser(dict(lead.cookies))]


def more_than(answers: Counter[int], number: int) -> None:
    """Wait until the crowd was answered so many times more."""
    goal, until = answers.total() + number, time.monotonic() + 120
    while answers.total() < goal:
        assert time.monotonic() < until, answers
        time.sleep(0.05)


def test_who_logs_in_on_one_acts_on_the_other(town: Town, lead: Browser) -> None:
    first, second = town.doors
    assert lead.get(second, "/werkplaats/").status_code == 200
    paper = {"kind": "startnotitie", "title": "Gemaakt op de tweede machine"}
    assert lead.post(second, f"{TRAJECT}stukken/nieuw/", paper).status_code == 302
    assert paper["title"] in lead.get(first, TRAJECT).text
    out = Browser(dict(lead.cookies))
    assert out.post(second, "/accounts/logout/", {}).status_code == 302
    assert lead.get(first, "/werkplaats/").status_code == 302, "out on one is out on all"
    lead.log_in(first, "projectleider")


def test_what_is_published_on_one_is_seen_through_the_front_at_once(town: Town, lead: Browser) -> None:
    first, second = town.doors
    assert seen_within(town.front, DOSSIER, 200) < VISIBLE_WITHIN
    assert lead.post(first, f"{AT_WORK}van-het-register/", REASON).status_code == 302
    assert seen_within(town.front, DOSSIER, 404) < VISIBLE_WITHIN
    assert [Browser().get(door, DOSSIER).status_code for door in town.doors] == [404, 404]
    assert lead.post(second, f"{AT_WORK}publiceren/", {}).status_code == 302
    assert seen_within(town.front, DOSSIER, 200) < VISIBLE_WITHIN
    assert [Browser().get(door, DOSSIER).status_code for door in town.doors] == [200, 200]


def test_strangers_read_from_the_copy(town: Town) -> None:
    asked = "SELECT sum(xact_commit)::int FROM pg_stat_database WHERE datname = 'samenwerking'"
    town.copy.wait_for(town.database)
    before, until = int(str(town.copy.ask(asked))), time.monotonic() + 20
    turn = 0
    while int(str(town.copy.ask(asked))) < before + 20:
        assert time.monotonic() < until, "nobody asks the copy"
        turn += 1
        assert Browser().get(town.doors[turn % 2], f"/register/trajecten/?q=kopie+{turn}").status_code == 200


def test_the_worker_makes_what_one_asked_and_the_other_hands_it_out(town: Town, lead: Browser) -> None:
    first, second = town.doors
    assert lead.post(first, f"{AT_WORK}export/", {"persons": "without"}).status_code == 302
    until = time.monotonic() + 60
    while True:
        page = lead.get(second, f"{AT_WORK}export/").text
        links = [part.split('"')[0] for part in page.split('href="') if part.split('"')[0].endswith("/bestand/")]
        if links:
            break
        assert time.monotonic() < until, town.words()
        time.sleep(0.2)
    file = lead.get(second, links[0])
    assert (file.status_code, file.content[:2]) == (200, b"PK")


def test_one_that_stops_under_load_costs_nobody_an_answer(town: Town, lead: Browser) -> None:
    with crowd(town, mixed(lead)) as answers:
        more_than(answers, 20)
        town.programs["first"].stop()
        more_than(answers, 20)
        town.programs["first"].start()
        town.wait_until_ready()
        more_than(answers, 20)
    assert set(answers) == {200}, (answers, town.words())


def test_a_copy_that_stops_costs_nobody_an_answer(town: Town, lead: Browser) -> None:
    with crowd(town, mixed(lead)) as answers:
        more_than(answers, 20)
        town.copy.stop()
        more_than(answers, 20)
        town.copy.start()
        more_than(answers, 20)
    assert set(answers) == {200}, (answers, town.words())
    test_strangers_read_from_the_copy(town)


def test_redis_that_stops_costs_nobody_a_page(town: Town, lead: Browser) -> None:
    town.programs["redis"].stop()
    assert Browser().get(town.front, "/register/").status_code == 200
    assert lead.get(town.doors[0], "/werkplaats/").status_code == 200
    town.programs["redis"].start()
    assert lead.get(town.doors[1], "/werkplaats/").status_code == 200


def test_readers_and_colleagues_at_once(town: Town) -> None:
    """The scenarios of benchmarks/load, for a moment; ``python -m tests.load`` runs them for half an hour."""
    folder = town.folder / "load"
    result = run_load(town.doors[1].address, folder, readers=6, colleagues=4, seconds=20, memory=dict, pause=0.5)
    assert result.problems == []
    assert {line.name for line in result.of("lezer")} >= {
        "lezer: voorpagina",
        "lezer: register",
        "lezer: een bladzijde",
    }
    assert {line.name for line in result.of("collega")} >= {"collega: inloggen", "collega: werkplaats"}
    assert result.count > 60, (folder / "locust.log").read_text()


def test_the_copy_is_promoted_and_nothing_that_was_said_is_lost(town: Town, lead: Browser) -> None:
    first, _second = town.doors
    assert lead.post(first, f"{AT_WORK}van-het-register/", REASON).status_code == 302
    assert lead.post(first, f"{AT_WORK}publiceren/", {}).status_code == 302
    assert Browser().get(town.front, DOSSIER).status_code == 200
    rows = "SELECT count(*) FROM participation_auditentry"
    known = town.database.ask(rows)
    town.copy.wait_for(town.database)
    town.database.stop()
    assert Browser().get(town.front, DOSSIER).status_code == 200, "readers read on"
    town.copy.promote()
    town.start_again(DATABASE_URL=town.copy.url, DATABASE_REPLICA_URL="")
    assert town.copy.ask(rows) == known
    assert lead.get(town.front, "/werkplaats/").status_code == 200, "still logged in"
    assert lead.post(town.front, f"{AT_WORK}van-het-register/", REASON).status_code == 302
    assert lead.post(town.front, f"{AT_WORK}publiceren/", {}).status_code == 302
    assert int(str(town.copy.ask(rows))) > int(str(known))
    town.follow_anew()
    town.start_again(DATABASE_REPLICA_URL=town.copy.url)
    test_strangers_read_from_the_copy(town)
