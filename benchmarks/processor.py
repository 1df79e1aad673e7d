"""Processor time: what a page costs, also on a machine that is busy with other things."""

import os
import time
from pathlib import Path

from django.db import connection


class ProcessorTime:
    """Counts the time of this process and of its PostgreSQL backend, in seconds.

    Where /proc is missing (not Linux) the backend's share is unknown, and the wall clock is counted instead.
    """

    def __enter__(self) -> "ProcessorTime":
        self._stat = _backend_stat()
        self._begun = self._now()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = self._now() - self._begun

    def _now(self) -> float:
        if self._stat is None:
            return time.perf_counter()
        # After the name in brackets: utime and stime are the 12th and 13th field, in clock ticks.
        fields = self._stat.read_text().rpartition(")")[2].split()
        return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _backend_stat() -> Path | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    return stat if stat.exists() else None
