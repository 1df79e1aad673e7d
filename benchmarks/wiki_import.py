"""How fast a wiki comes in and how much memory that takes: ``python -m benchmarks.wiki_import [PAGES ...]``.

With ``--read`` it is a trial run over an export of two gigabytes: 4,000 pages with fifty versions each. Each size runs
in a process of its own on an empty database, so that its peak of memory is its own. Two sizes side by side show that
memory does not grow with the wiki.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

SIZES = (5_000, 20_000)
LONG = (4_000, 50)
RATE, MEMORY = 40.0, 250.0


def main(arguments: list[str]) -> int:
    """Measures each size, and once a wiki with ten versions a page; or reads one of two gigabytes."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    if arguments[:1] == ["--one"]:
        print(json.dumps(_measure(int(arguments[1]), int(arguments[2]), dry_run=arguments[3] == "trial")))
        return 0
    trial = arguments[:1] == ["--read"]
    sizes = [LONG] if trial else [(int(size), 1) for size in arguments] or [(size, 1) for size in SIZES] + [(500, 10)]
    import django

    django.setup()
    from benchmarks.report import machine, table

    found = [_in_own_process(*size, dry_run=trial) for size in sizes]
    print(machine() + "\n")
    print(table(HEAD, [_row(each) for each in found]))
    problems = [f"{each['pages']} pages: below {RATE} a second" for each in found if _on_two(each) < RATE]
    problems += [f"{each['pages']} pages: over {MEMORY} MB" for each in found if each["peak"] > MEMORY]
    print("\n" + ("All budgets hold." if not problems else "Over budget:\n" + "\n".join(f"- {p}" for p in problems)))
    return 0


HEAD = [
    "pages", "versions", "MB", "seconds", "pages/s", "processor, ms a page", "pages/s on two processors",
    "MB above Django", "steps, s",
]  # fmt: skip


def _row(found: dict[str, Any]) -> list[str]:
    steps = ", ".join(f"{name} {seconds:.0f}" for name, seconds in found["steps"].items() if seconds >= 0.5)
    return [
        f"{found['pages']:,}", str(found["revisions"]), f"{found['size']:.0f}", f"{found['seconds']:.0f}",
        f"{found['rate']:.0f}", f"{1000 * found['processor'] / found['pages']:.1f}", f"{_on_two(found):.0f}",
        f"{found['peak']:.0f}", steps,
    ]  # fmt: skip


def _on_two(found: dict[str, Any]) -> float:
    """Pages a second when two processors do nothing else; the clock of a busy machine says little."""
    return 2 * float(found["pages"]) / float(found["processor"])


def _in_own_process(pages: int, revisions: int, *, dry_run: bool) -> dict[str, Any]:
    environment = os.environ | {"BENCH_DATABASE": "bench_wiki"}
    _prepare(environment)
    command = [sys.executable, "-m", "benchmarks.wiki_import", "--one", str(pages), str(revisions)]
    command.append("trial" if dry_run else "real")
    out = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


def _prepare(environment: dict[str, str]) -> None:
    """An empty database with the guide's home page."""
    from django.core.management import call_command
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = "postgres"
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS bench_wiki")
    connection.close()
    connection.settings_dict["NAME"] = environment["BENCH_DATABASE"]
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()


def _measure(pages: int, revisions: int, *, dry_run: bool) -> dict[str, Any]:
    import django

    django.setup()
    from django.conf import settings
    from django.urls import get_resolver
    from wagtail.models import Site

    from benchmarks.processor import WholeProcessorTime
    from benchmarks.wiki_dump import write_dump
    from pages.importers.mediawiki.run import run_import

    folder = Path(settings.BENCH_DIR)
    dump = folder / f"wiki-{pages}-{revisions}.xml"
    size = write_dump(dump, pages, revisions)
    assert get_resolver().url_patterns
    assert Site.objects.count()
    before, steps, began = _peak(), Steps(), time.monotonic()
    with WholeProcessorTime() as processor:
        report = run_import(dump, progress=steps, dry_run=dry_run)
    seconds = time.monotonic() - began
    statuses = report.statuses()
    assert statuses["page dry_run" if dry_run else "page created"] == pages - 1, statuses
    dump.unlink()
    return {
        "pages": pages, "revisions": revisions, "size": size / 1e6, "seconds": seconds, "rate": pages / seconds,
        "processor": processor.seconds, "peak": _peak() - before, "steps": steps.seconds,
    }  # fmt: skip


def _peak() -> float:
    """The most memory that this process had since it began, in MB; getrusage would count its parent's too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(found.split()[1]) / 1024


class Steps:
    """How long each step takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._step, self._began = "", 0.0

    def start(self, step: str, total: int, done: int = 0) -> None:
        self._step, self._began = step, time.monotonic()

    def advance(self, number: int = 1, title: str = "") -> None:
        pass

    def finish(self) -> None:
        now = time.monotonic()
        self.seconds[self._step] = self.seconds.get(self._step, 0.0) + now - self._began
        self._began = now


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
