"""``python -m benchmarks.mediawiki``: pages a second, and processor time of a page, of MediaWiki and of our guide.

The export of tests/data/wiki is imported in both, and one page of it is asked, by the same visitors, through the same
nginx, of two processes each. MediaWiki with its parser cache beside our page made anew; MediaWiki with its file cache
beside our page as it was kept. They take turns, so that a busy moment of the machine hits all.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
EXPORT = Path(__file__).resolve().parents[2] / "tests" / "data" / "wiki" / "samenwerkingswijzer-zonder-bestanden.xml"
PAGE = "De werkwijze"
DATABASE = "bench_same_wiki"
ROUNDS = 5
TURN = 4.0  # seconds
# Issue "Fast, scalable, safe to run": so many times the pages a second of MediaWiki.
MADE_GOAL, KEPT_GOAL = 2.0, 5.0


@dataclass
class Contestant:
    """``pids``: of the programs that work for a page; nginx, which works for all, is not among them."""

    name: str
    port: int
    path: str
    pids: Callable[[], list[int | None]]
    size: int = 0
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)


def run() -> Iterator[str]:
    """Yields lines of Markdown, or why nothing was measured."""
    from benchmarks.mediawiki.wiki import Wiki, get_ready
    from benchmarks.outside import free_port
    from benchmarks.report import machine, table

    if problem := get_ready():
        yield f"{problem}. Ask docs/operations/performance.md for what was measured elsewhere."
        return
    path = fill_guide()
    folder = Path(tempfile.mkdtemp(prefix="mediawiki-"))
    folder.chmod(0o755)
    wiki_port, guide_port = free_port(), free_port()
    wiki = Wiki(folder / "wiki", f"http://127.0.0.1:{wiki_port}")
    wiki.fill(EXPORT)
    pairs = [compare(wiki, folder, (wiki_port, guide_port), path, kept=kept) for kept in (False, True)]
    yield machine() + "\n"
    rows = [row_of(one) for pair in pairs for one in pair]
    yield table(["page, 2 processes, nginx in front", "kB", "pages/s", "processor, ms a page"], rows) + "\n"
    for (theirs, ours), goal in zip(pairs, (MADE_GOAL, KEPT_GOAL), strict=True):
        yield verdict(theirs, ours, goal)


def fill_guide() -> str:
    """The export in our guide, once; the address of the page that is asked."""
    from django.core.management import call_command

    from benchmarks.records import use_database
    from pages.importers.mediawiki.run import run_import
    from pages.models import GuidePage

    use_database(DATABASE)
    call_command("migrate", verbosity=0, interactive=False)
    found = GuidePage.objects.filter(title=PAGE, live=True).first()
    if found is None:
        run_import(EXPORT)
        found = GuidePage.objects.get(title=PAGE, live=True)
    return str(found.url)


def compare(wiki: Any, folder: Path, ports: tuple[int, int], path: str, *, kept: bool) -> tuple[Contestant, Contestant]:
    from benchmarks.mediawiki.front import Front
    from benchmarks.outside import gunicorn
    from benchmarks.processor import server_pid

    settings = {"BENCH_DATABASE": DATABASE, "PAGE_CACHE_SECONDS": "600" if kept else "0"}
    wiki.start(file_cache=kept)
    with gunicorn("benchmarks.wsgi:application", "benchmarks.settings", **settings) as site:
        front = Front(folder, wiki.socket, wiki=ports[0], guide=ports[1], site=site.port)
        front.start()
        wanted = f"/index.php?title={quote(PAGE.replace(' ', '_'))}"
        how = ("file cache", "page kept") if kept else ("parser cache", "page made anew")
        theirs = Contestant(f"MediaWiki 1.39, {how[0]}", ports[0], wanted, lambda: [wiki.pid])
        ours = Contestant(f"our guide, {how[1]}", ports[1], path, lambda: [site.pid, server_pid()])
        try:
            for one in (theirs, ours):
                warm_up(one)
            for _round in range(ROUNDS):
                for one in (theirs, ours):
                    measure(one)
        finally:
            front.stop()
            wiki.stop()
    return theirs, ours


def warm_up(one: Contestant) -> None:
    from benchmarks.mediawiki.wiki import read
    from benchmarks.outside import ask_for

    one.size = len(read(f"http://127.0.0.1:{one.port}{one.path}"))
    ask_for(TURN, one.port, one.path, one.size)


def measure(one: Contestant) -> None:
    from benchmarks.outside import ask_for
    from benchmarks.processor import seconds_of

    before = seconds_of(one.pids())
    pages = ask_for(TURN, one.port, one.path, one.size)
    one.rates.append(pages / TURN)
    one.costs.append((seconds_of(one.pids()) - before) / pages * 1000)


def row_of(one: Contestant) -> list[str]:
    return [one.name, f"{one.size / 1000:.0f}", f"{median(one.rates):.0f}", f"{median(one.costs):.2f}"]


def verdict(theirs: Contestant, ours: Contestant, goal: float) -> str:
    """By both measures; the processor time of a busy machine is to be trusted, its pages a second less."""
    faster, cheaper = median(ours.rates) / median(theirs.rates), median(theirs.costs) / median(ours.costs)
    word = "goal reached" if min(faster, cheaper) >= goal else "GOAL MISSED"
    return f"{ours.name}: {faster:.1f} times the pages a second, {cheaper:.1f} times as cheap (goal {goal:.0f}): {word}"


def main() -> int:
    from benchmarks.report import print_report

    return print_report(run)


if __name__ == "__main__":
    sys.exit(main())
