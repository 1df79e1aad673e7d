"""What was measured, as Markdown for the terminal and for docs/operations/performance.md."""

import os
import platform
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from django.db import connection


def machine() -> str:
    """What it ran on. With a load above the number of processors, pages a second say little."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return machine_with(cursor.fetchone()[0])


def machine_with(postgres: str) -> str:
    """The same, for who has no connection with the database: ``postgres`` is its version."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{date.today():%Y-%m-%d}, {os.cpu_count()} × {_processor()}, {memory:.0f} GB, "  # noqa: DTZ011  # the day here
        f"Python {platform.python_version()}, PostgreSQL {postgres}; load before and during: {os.getloadavg()[2]:.1f}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def print_report(run: Callable[[], Iterable[str]]) -> int:
    """Set Django up and print each line that is yielded, at once: a measurement takes minutes."""
    import django

    django.setup()
    for line in run():
        print(line, flush=True)
    return 0


def p95(times: Sequence[float]) -> float:
    """Nearest rank: of twenty times the nineteenth."""
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; numbers to the right."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "--:|" * (len(head) - 1)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
