"""One run of locust, and what its table of numbers says."""

import csv
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.deploy.front import HOST
from tests.machines.programs import ROOT

LOCUST = (sys.executable, "-m", "locust", "-f", "benchmarks/load/locustfile.py", "--headless", "--only-summary")
SAMPLE = 5.0  # seconds between two looks at the memory
ASKED_TO_WAIT = "lezer: gevraagd te wachten"
ENOUGH = 50  # requests of a kind, for 95 % of them to mean something


@dataclass(frozen=True)
class Line:
    """Of one kind of request: how many, how many went wrong, and within how many milliseconds half and 95 % came."""

    name: str
    count: int
    failed: int
    middle: float
    p95: float
    per_second: float


@dataclass
class Result:
    lines: list[Line]
    # Of each program, in MB, in the order of time.
    memory: dict[str, list[float]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def of(self, who: str) -> list[Line]:
        """``who``: "lezer" or "collega"."""
        return [line for line in self.lines if line.name.startswith(f"{who}: ") and line.name != ASKED_TO_WAIT]

    def p95_of(self, who: str) -> float:
        """The slowest kind of request tells, and not all together, in which it drowns."""
        often = [line.p95 for line in self.of(who) if line.count >= ENOUGH]
        return max(often or [line.p95 for line in self.of(who)], default=0.0)

    @property
    def waited(self) -> int:
        return sum(line.count for line in self.lines if line.name == ASKED_TO_WAIT)

    @property
    def count(self) -> int:
        return sum(line.count for line in self.lines)

    @property
    def failed(self) -> int:
        return sum(line.failed for line in self.lines)


def run_load(
    address: str,
    folder: Path,
    *,
    readers: int,
    colleagues: int,
    seconds: int,
    memory: Callable[[], dict[str, float]],
    pause: float | None = None,
) -> Result:
    """Readers and colleagues for so long; ``memory`` is asked meanwhile. ``folder`` gets the tables of locust.

    ``pause``: seconds, about, that a colleague reads or writes before the next page; as people do when not given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    options = ["-H", address, "--named", HOST, "--accounts-at", "gemeente.example", "--csv", str(folder / "load")]
    people = ["--readers", str(readers), "--colleagues", str(colleagues), "-u", str(readers + colleagues)]
    people += [] if pause is None else ["--pause", str(pause)]
    rate = ["-r", str(max(10, readers // 10)), "-t", f"{seconds}s", "--stop-timeout", "20"]
    with (folder / "locust.log").open("w") as log:
        crowd = subprocess.Popen([*LOCUST, *options, *people, *rate], cwd=ROOT, stdout=log, stderr=log)
        seen: dict[str, list[float]] = {}
        while crowd.poll() is None:
            for name, held in memory().items():
                seen.setdefault(name, []).append(held)
            _wait(crowd, SAMPLE)
    return Result(read_lines(folder / "load_stats.csv"), seen, read_problems(folder / "load_failures.csv"))


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def read_lines(path: Path) -> list[Line]:
    """Without the line of all together: readers and colleagues are never one number."""
    with path.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Name"] != "Aggregated"]
    return [
        Line(
            row["Name"],
            int(row["Request Count"]),
            int(row["Failure Count"]),
            float(row["50%"]) if row["50%"] != "N/A" else 0.0,
            float(row["95%"]) if row["95%"] != "N/A" else 0.0,
            float(row["Requests/s"]),
        )
        for row in rows
    ]


def read_problems(path: Path) -> list[str]:
    with path.open(newline="") as file:
        return [f"{row['Name']}: {row['Error']} ({row['Occurrences']})" for row in csv.DictReader(file)]
