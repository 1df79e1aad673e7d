"""What the benchmarks make of what they measured; the measuring itself is done by hand."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks import at_once
from benchmarks.contestants import Contestant, take_turns, with_spread
from benchmarks.mediawiki import verdicts
from benchmarks.mediawiki.front import Front
from benchmarks.mediawiki.ours import COOKIE, Sites, contestants
from benchmarks.mediawiki.wiki import POOL, SETTINGS
from benchmarks.outside import Served
from benchmarks.report import p95
from benchmarks.visitors import Answers, checked, counted

REPORT = """
Document Path:          /de-werkwijze/
Document Length:        Variable

Concurrency Level:      8
Time taken for tests:   4.001 seconds
Complete requests:      960
Failed requests:        {failed}
{more}Total transferred:      14604200 bytes
HTML transferred:       14400000 bytes
Requests per second:    239.94 [#/sec] (mean)
"""


def test_what_ab_counted() -> None:
    answers = counted(REPORT.format(failed=0, more=""))
    assert answers == Answers(pages=960, failed=0, size=15_000, seconds=4.001)
    assert round(answers.rate, 1) == 239.9


def test_an_answer_that_is_no_page_has_failed() -> None:
    assert counted(REPORT.format(failed=2, more="Non-2xx responses:      3\n")).failed == 5


def test_what_ab_does_not_say_is_no_number() -> None:
    with pytest.raises(ValueError, match="Complete requests"):
        counted("apr_socket_recv: Connection refused (111)")


GOOD = Answers(pages=10, failed=0, size=15_000, seconds=4)


@pytest.mark.parametrize(
    "answers",
    [
        Answers(pages=10, failed=1, size=15_000, seconds=4),
        Answers(pages=0, failed=0, size=15_000, seconds=4),
        Answers(pages=10, failed=0, size=13_000, seconds=4),
        Answers(pages=10, failed=0, size=17_000, seconds=4),
    ],
)
def test_a_measurement_of_something_else_than_the_page_is_refused(answers: Answers) -> None:
    assert checked(GOOD, "/", 15_000) is GOOD
    with pytest.raises(RuntimeError, match="instead of pages of 15000 bytes"):
        checked(answers, "/", 15_000)


def contestant(name: str, rates: list[float], costs: list[float]) -> Contestant:
    return Contestant(name, 1, "/", 15_000, list, rates=rates, costs=costs)


def test_the_middle_one_counts_and_the_spread_is_shown() -> None:
    one = contestant("wij", [90.0, 100.0, 1_300.0], [9.0, 10.0, 11.126])
    assert (one.rate, one.cost) == (100.0, 10.0)
    assert one.row() == ["wij", "15", "100 (90 – 1,300)", "10.00 (9.00 – 11.13)"]
    assert with_spread([1.0], 1) == "1.0 (1.0 – 1.0)"


@pytest.mark.parametrize(
    ("rate", "cost", "goal", "said"),
    [
        (250.0, 8.0, 2, "wij: 2.5 times the pages a second, 2.5 times as cheap; goal 2 reached"),
        (190.0, 8.0, 2, "wij: 1.9 times the pages a second, 2.5 times as cheap; goal 2 MISSED"),
        (250.0, 20.0, 2, "wij: 2.5 times the pages a second, 1.0 times as cheap; goal 2 MISSED"),
        (250.0, 8.0, 5, "wij: 2.5 times the pages a second, 2.5 times as cheap; goal 5 MISSED"),
    ],
)
def test_both_measures_must_reach_the_goal(rate: float, cost: float, goal: float, said: str) -> None:
    assert verdicts.beside(contestant("wiki", [100.0], [20.0]), contestant("wij", [rate], [cost]), goal) == said


def test_a_bare_view_stands_in_for_mediawiki() -> None:
    ours, bare = contestant("wij", [1.0], [9.0]), contestant("kaal", [1.0], [0.2])
    assert verdicts.beside_stored(ours, bare, 90.0, 2) == (
        "wij: 2.0 times as cheap as MediaWiki would be by what was stored; goal 2 reached"
    )
    assert verdicts.beside_stored(ours, bare, 80.0, 2).endswith("goal 2 MISSED")
    assert verdicts.in_bare_pages(ours, bare) == "wij costs 45.0 pages of the bare view"


def test_everybody_warms_up_and_then_they_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Played(Contestant):
        def warm_up(self) -> None:
            asked.append(self.name.upper())

        def ask(self) -> Answers:
            asked.append(self.name)
            return GOOD

    monkeypatch.setattr("benchmarks.contestants.ROUNDS", 2)
    both = [Played(name, 1, "/", 15_000, list) for name in "ab"]
    take_turns(both)
    assert "".join(asked) == "ABabab"
    assert [one.rates for one in both] == [[2.5, 2.5], [2.5, 2.5]]


SITES = Sites(anew=Served(8001, 11), keeping=Served(8002, 12), bare=Served(8003, 13))


@pytest.mark.django_db
def test_who_is_asked_where_and_as_whom() -> None:
    doors = {SITES.anew: 9001, SITES.keeping: 9002, SITES.bare: 9003}
    ours = contestants(SITES, "/de-werkwijze/", 15_000, doors)
    assert [one.port for one in (ours.nothing, ours.parts, ours.kept, ours.bare)] == [9001, 9002, 9002, 9003]
    assert [one.headers for one in (ours.nothing, ours.parts, ours.kept, ours.bare)] == [{}, COOKIE, {}, {}]
    assert [one.pids()[0] for one in (ours.nothing, ours.parts, ours.kept, ours.bare)] == [11, 12, 12, 13]
    assert len(ours.bare.pids()) == 1  # a view without a database
    assert contestants(SITES, "/", 1).parts.port == 8002  # nobody in front


def test_the_cookie_of_the_measured_reader_is_one_of_ours(settings: Any) -> None:
    """Else the reader would get a whole kept page, and the measurement would say something else."""
    assert COOKIE["Cookie"].split("=")[0] == settings.READING_COOKIE_NAME


def test_one_server_stands_before_all(tmp_path: Path) -> None:
    front = Front(tmp_path, tmp_path / "php.sock", 9000, SITES)
    text = (tmp_path / "nginx.conf").read_text()
    assert len(set(front.doors.values())) == 3
    for site, door in front.doors.items():
        assert f"listen 127.0.0.1:{door};" in text
        assert f"proxy_pass http://127.0.0.1:{site.port};" in text
    assert "cache" not in text.replace("mediawiki", "")
    assert text.count("{") == text.count("}")


def test_mediawiki_is_set_up_to_be_quick() -> None:
    for file_cache in (0, 1):
        pool = POOL.format(folder="/x", owner="www-data", processes=2, file_cache=file_cache)
        assert f"env[WIKI_FILE_CACHE] = {file_cache}" in pool
        assert "opcache.validate_timestamps] = 0" in pool
    assert "$wgParserCacheType = CACHE_ACCEL;" in SETTINGS.format(extensions="", folder="/x")


def test_of_twenty_times_the_nineteenth_counts() -> None:
    assert p95([one / 1000 for one in range(20, 0, -1)]) == 0.019
    assert p95([0.5]) == 0.5


@pytest.mark.parametrize(("slowest", "word"), [(0.15, "holds"), (0.151, "MISSED")])
def test_the_goal_is_for_all_pages_together(slowest: float, word: str) -> None:
    assert word in next(at_once.verdict([0.1, slowest], []))


def test_a_page_that_went_wrong_is_named() -> None:
    *_times, wrong = at_once.verdict([0.1], ["/werkplaats/: 500"])
    assert "/werkplaats/: 500" in wrong
