"""``python -m benchmarks.register_scale [word …]``: the register with 1,000 and with 100,000 trajecten, page by page.

Each traject has ten contributions, one has half as many as there are trajecten. Both sizes take turns, beside a page
that asks nothing of the database, so that a busy minute of the machine hits all. Words choose the addresses that hold
one of them; without words every page of ``scale_pages`` is asked.
"""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.report import p95

SIZES = (1_000, 100_000)
ROUNDS = 9
# A page that takes longer than this is asked fewer times.
PATIENCE_SECONDS = 2.0
LIST_QUERIES, LOGGED_IN, GROWTH, SMALL_MS = 15, 3, 2.0, 15.0


@dataclass
class Seen:
    """One page at one size; times in milliseconds."""

    status: int
    queries: int
    slowest: tuple[str, float]
    whole: set[str]
    wall: list[float] = field(default_factory=list)
    processor: float = 0.0

    @property
    def median(self) -> float:
        return sorted(self.wall)[len(self.wall) // 2]

    @property
    def p95(self) -> float:
        return p95(self.wall)

    @property
    def cost(self) -> float:
        return self.processor / len(self.wall) * 1000


def run(words: list[str]) -> Iterator[str]:
    """Yields lines of Markdown."""
    from benchmarks.report import machine, table
    from benchmarks.scale_records import fill_scale

    for size in SIZES:
        fill_scale(size)
    yield machine() + "\n"
    reference, rows, problems = None, [], []
    for name, small, large in _measured(words):
        reference = reference or large.median
        rows.append(_row(name, small, large, reference))
        problems += _problems(name, small, large)
    yield table(HEAD, rows) + "\n"
    yield "All budgets hold." if not problems else "Over budget:\n" + "\n".join(f"- {line}" for line in problems)


HEAD = (
    "who, address", "answer", "queries", "p50 / p95 at 1,000", "p50 / p95 at 100,000", "growth", "× bare page",
    "processor, ms", "growth", "slowest query, ms", "tables read whole",
)  # fmt: skip


def _row(name: str, small: Seen, large: Seen, reference: float) -> list[object]:
    table, spent = large.slowest
    return [
        name, large.status, f"{small.queries} / {large.queries}", f"{small.median:.0f} / {small.p95:.0f}",
        f"{large.median:.0f} / {large.p95:.0f}", f"{large.median / small.median:.2f}",
        f"{large.median / reference:.0f}", f"{small.cost:.0f} / {large.cost:.0f}",
        f"{large.cost / max(small.cost, 1):.2f}", f"{spent:.0f} ({table})", ", ".join(sorted(large.whole)) or "–",
    ]  # fmt: skip


def _problems(name: str, small: Seen, large: Seen) -> Iterator[str]:
    """What misses a budget of the design (section 5)."""
    budget = LIST_QUERIES + (0 if name.startswith("visitor") else LOGGED_IN)
    if large.status != 200:
        yield f"{name}: answers {large.status}"
    if large.queries > budget:
        yield f"{name}: {large.queries} queries, budget {budget}"
    if large.cost > GROWTH * small.cost and large.cost - small.cost > SMALL_MS:
        yield f"{name}: {large.cost / small.cost:.1f} times the processor time at {SIZES[0]:,}"
    if large.whole:
        yield f"{name}: reads {', '.join(sorted(large.whole))} from end to end"


def _measured(words: list[str]) -> Iterator[tuple[str, Seen, Seen]]:
    from benchmarks.plans import big_tables
    from benchmarks.scale_pages import pages
    from benchmarks.scale_records import people, use_scale

    who: dict[int, Any] = {}
    asked: dict[int, Any] = {}
    big: dict[int, set[str]] = {}
    for size in SIZES:
        use_scale(size)
        who[size], asked[size], big[size] = people(), list(pages(size)), big_tables()
    for turn, (role, path) in enumerate(asked[SIZES[-1]]):
        if words and turn and not any(word in path for word in words):
            continue
        seen = []
        for size in SIZES:
            use_scale(size)
            seen.append(_seen(asked[size][turn][1], who[size].get(role), big[size]))
        name = f"{role.value if role else 'visitor'} {path}"
        print(name, f"{seen[0].median:.0f} {seen[1].median:.0f} ms", seen[1].whole or "", file=sys.stderr, flush=True)
        yield name, seen[0], seen[1]


def _seen(path: str, person: Any, big: set[str]) -> Seen:
    """The first look warms up, the second one counts, the others take the time."""
    from benchmarks.inside import client_of, whole_body
    from benchmarks.plans import asking, in_short, read_whole
    from benchmarks.processor import ProcessorTime

    client = client_of(person)
    whole_body(client.get(path))
    with asking() as queries:
        response = client.get(path)
        whole_body(response)
    whole = set().union(*(read_whole(sql, params, big) for sql, params, _spent in queries.queries))
    sql, _params, spent = queries.slowest
    seen = Seen(response.status_code, len(queries.queries), (in_short(sql), spent), whole)
    until = time.perf_counter() + PATIENCE_SECONDS
    while len(seen.wall) < ROUNDS and (len(seen.wall) < 2 or time.perf_counter() < until):
        begun = time.perf_counter()
        with ProcessorTime() as processor:
            whole_body(client.get(path))
        seen.wall.append((time.perf_counter() - begun) * 1000)
        seen.processor += processor.seconds
    return seen


def main() -> int:
    """Set Django up on the databases of the benchmarks, and print."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    from benchmarks.report import print_report

    return print_report(lambda: run(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
