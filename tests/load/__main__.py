"""``python -m tests.load MINUTES READERS COLLEAGUES``: so long at once, then ten times as many readers, then as before.

Prints the tables of docs/operations/performance.md, in Dutch. Site, visitors and database share this machine, so the
numbers are rather too high than too low.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from benchmarks.report import machine_with, table
from samenwerking.database.embedded.account import server_account
from tests.load.running import Result, run_load
from tests.load.site import Site

MINUTES, READERS, COLLEAGUES = 30, 100, 25
BURST, BURST_SECONDS, AFTER_SECONDS = 10, 120, 120
# Issue "Fast, scalable, safe to run": milliseconds, and how many of all requests may go wrong.
READERS_P95, COLLEAGUES_P95, MOST_FAILED = 300.0, 1000.0, 0.001


def main(minutes: int, readers: int, colleagues: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="load-"))
    server_account().let_through(folder / "database")
    site = Site(folder)
    say(f"→ Site klaarzetten in {folder}")
    try:
        site.start()
        postgres = str(site.database.ask("SHOW server_version"))
        parts = {
            "gewoon": (readers, minutes * 60),
            "stormloop": (readers * BURST, BURST_SECONDS),
            "daarna": (readers, AFTER_SECONDS),
        }
        results = {}
        for name, (crowd, seconds) in parts.items():
            say(f"→ {name}: {crowd} lezers en {colleagues} collega's, {seconds} s")
            results[name] = run_load(
                site.address, folder / name, readers=crowd, colleagues=colleagues, seconds=seconds, memory=site.memory
            )
    finally:
        site.stop()
    say(machine_with(postgres) + "\n")
    for line in report(results):
        say(line)
    return 0


def report(results: dict[str, Result]) -> Iterator[str]:
    for name, result in results.items():
        yield f"**{name}**\n"
        rows = [
            [
                line.name,
                str(line.count),
                str(line.failed),
                f"{line.middle:.0f}",
                f"{line.p95:.0f}",
                f"{line.per_second:.1f}",
            ]
            for line in sorted(result.lines, key=lambda line: line.name)
        ]
        yield table(["wie, wat", "vragen", "mis", "helft binnen, ms", "95 % binnen, ms", "per seconde"], rows) + "\n"
        yield from result.problems
        yield table(["geheugen, MB", "tweede kwart", "laatste kwart", "verschil"], memory_rows(result)) + "\n"
    yield from verdict(results["gewoon"])


def memory_rows(result: Result) -> list[list[str]]:
    """The first quarter fills what is kept, so it is not what the last is laid beside."""
    rows = []
    for name, held in result.memory.items():
        quarter = max(1, len(held) // 4)
        early, late = mean(held[quarter : 2 * quarter] or held), mean(held[-quarter:])
        rows.append([name, f"{early:.0f}", f"{late:.0f}", f"{(late / early - 1) * 100:+.0f} %"])
    return rows


def verdict(result: Result) -> Iterator[str]:
    said = {
        f"lezers: 95 % binnen {result.p95_of('lezer'):.0f} ms (doel {READERS_P95:.0f})": result.p95_of("lezer")
        <= READERS_P95,
        f"collega's: 95 % binnen {result.p95_of('collega'):.0f} ms (doel {COLLEAGUES_P95:.0f})": result.p95_of(
            "collega"
        )
        <= COLLEAGUES_P95,
        f"mis: {result.failed} van {result.count}": result.failed <= result.count * MOST_FAILED,
    }
    for words, holds in said.items():
        yield f"{'goed' if holds else 'NIET'}  {words}"


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - this is where we talk


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*(given + [MINUTES, READERS, COLLEAGUES][len(given) :])))
