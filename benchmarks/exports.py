"""How fast a list goes out as a table, and how much memory that takes, beside a bare cursor in the same run.

    .venv/bin/python -m benchmarks.exports [rows ...]

Needs a database of the benchmarks with that many trajecten (``BENCH_DATABASE``, else ``bench_10000``; see records.py
and ``manage.py generate_records``). Reads only. Each measurement has a process of its own, so that its peak of memory
is its own. The reference sends the same query over a server-side cursor of psycopg and writes what comes with
``csv.writer``. Processor time is that of the process and of its database connection.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import time
from typing import Any

SIZES = (1_000, 10_000, 100_000)
FORMATS = ("reference", "csv", "xlsx", "ods", "geojson")
MEGABYTE = 1024  # ru_maxrss is in kilobytes on Linux


class _Nowhere:
    """Counts what is written, and keeps nothing."""

    size = 0

    def write(self, text: str) -> int:
        self.size += len(text.encode())
        return len(text)


def _rows(number: int) -> Any:
    """The werkplaats list of trajecten for a project leader, the first so many by age."""
    from benchmarks.records import reader
    from participation.documents.listings import TRAJECTEN

    user = reader()
    rows = TRAJECTEN.rows(user).order_by("pk")
    last = rows.values_list("pk", flat=True)[number - 1 : number].first()
    if last is None:
        raise SystemExit(f"This database has fewer than {number} trajecten.")
    return user, rows.filter(pk__lte=last)


def _reference(number: int) -> int:
    from django.db import connection, transaction

    from participation.documents.listings import TRAJECTEN

    user, rows = _rows(number)
    sql, params = TRAJECTEN.prepare(user, rows).query.sql_with_params()
    out = _Nowhere()
    writer = csv.writer(out, delimiter=";")
    with transaction.atomic(), connection.connection.cursor(name="bare") as cursor:
        cursor.execute(sql, params)
        while lines := cursor.fetchmany(500):
            writer.writerows(lines)
    return out.size


def _table(file_format: str, number: int) -> int:
    from participation.documents.listings import TRAJECTEN

    user, rows = _rows(number)
    response = TRAJECTEN.table(user, rows, file_format)
    return sum(len(piece) for piece in response.streaming_content)  # type: ignore[misc, arg-type]  # synchronous


def measure(what: str, number: int) -> dict[str, float]:
    """Wall clock and processor time of this process, and the peak of memory above what ten rows take."""
    import django

    django.setup()
    from benchmarks.processor import ProcessorTime

    do = _reference if what == "reference" else lambda rows: _table(what, rows)
    do(10)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    with ProcessorTime() as work:
        size = do(number)
    wall = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"wall": wall, "work": work.seconds, "size": size, "memory": (peak - before) / MEGABYTE}


def main(sizes: tuple[int, ...]) -> None:
    """A table in the form of docs/operations/performance.md."""
    print("| rows | format | rows/s | ms processor per 1,000 rows | MB file | MB memory more than for ten rows |")
    print("|--:|---|--:|--:|--:|--:|")
    for number in sizes:
        for what in FORMATS:
            command = [sys.executable, "-m", "benchmarks.exports", "--one", what, str(number)]
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found = json.loads(out.strip().splitlines()[-1])
            per_second, each = number / found["wall"], found["work"] * 1_000_000 / number
            print(
                f"| {number:,} | {what} | {per_second:,.0f} | {each:.0f} | {found['size'] / 1_000_000:.1f} "
                f"| {found['memory']:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    os.environ.setdefault("BENCH_DATABASE", "bench_10000")
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
    else:
        main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
