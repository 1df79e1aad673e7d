"""What is read from the tables of locust, and what is said about it."""

from pathlib import Path

import psutil
import pytest

from tests.load.__main__ import memory_rows, verdict
from tests.load.memory import held_by
from tests.load.running import Line, Result, read_lines, read_problems

HEAD = "Type,Name,Request Count,Failure Count,Requests/s,50%,95%\n"


def test_lines_are_read_without_the_one_of_all_together(tmp_path: Path) -> None:
    path = tmp_path / "load_stats.csv"
    path.write_text(
        f"{HEAD}GET,lezer: register,100,1,4.5,12,90\nGET,collega: stuk,0,0,0.0,N/A,N/A\n,Aggregated,100,1,4.5,12,90\n"
    )
    assert read_lines(path) == [Line("lezer: register", 100, 1, 12, 90, 4.5), Line("collega: stuk", 0, 0, 0, 0, 0)]


def test_problems_are_read(tmp_path: Path) -> None:
    path = tmp_path / "load_failures.csv"
    path.write_text("Method,Name,Error,Occurrences\nPOST,collega: indienen,403 in plaats van 302,2\n")
    assert read_problems(path) == ["collega: indienen: 403 in plaats van 302 (2)"]


def result_of(p95: float, failed: int = 0, **more: Line) -> Result:
    lines = [Line("lezer: register", 1000, failed, 10, p95, 30), Line("collega: stuk", 100, 0, 50, 400, 3)]
    return Result([*lines, *more.values()])


@pytest.mark.parametrize(
    ("result", "holds"),
    [
        (result_of(300), [True, True, True]),
        (result_of(301), [False, True, True]),
        (result_of(20, failed=1), [True, True, True]),
        (result_of(20, failed=2), [True, True, False]),
        (result_of(20, slow=Line("collega: akkoord", 50, 0, 900, 1100, 1)), [True, False, True]),
        (result_of(20, seldom=Line("collega: inloggen", 49, 0, 900, 4000, 1)), [True, True, True]),
        (result_of(20, wait=Line("lezer: gevraagd te wachten", 500, 0, 1, 9000, 1)), [True, True, True]),
    ],
)
def test_the_slowest_kind_of_request_decides(result: Result, holds: list[bool]) -> None:
    assert [line.startswith("goed") for line in verdict(result)] == holds


def test_a_short_run_is_judged_by_what_there_is() -> None:
    """Nothing that was asked often is no proof that all was quick."""
    result = Result([Line("lezer: register", 10, 0, 10, 20, 1), Line("collega: stuk", 9, 0, 900, 1200, 1)], {})
    assert [line.startswith("goed") for line in verdict(result)] == [True, False, True]


def test_what_was_asked_to_wait_is_counted_apart() -> None:
    result = result_of(20, wait=Line("lezer: gevraagd te wachten", 500, 0, 1, 1, 1))
    assert (result.waited, len(result.of("lezer"))) == (500, 1)


def test_growth_is_that_of_the_last_quarter_beside_the_second() -> None:
    held = [50.0, 60, 100, 100, 105, 105, 110, 110]
    assert memory_rows(Result([], {"webserver": held})) == [["webserver", "100", "110", "+10 %"]]


def test_memory_is_that_of_a_program_and_all_it_started() -> None:
    assert held_by(psutil.Process().pid) > 10
