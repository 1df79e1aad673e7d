"""Processor time: what a page costs, also on a machine that is busy with other things."""

import os
import time
from collections.abc import Iterable
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
        return time.process_time() + sum(map(int, _fields(self._stat)[11:13])) / os.sysconf("SC_CLK_TCK")


class WholeProcessorTime:
    """Counts the time of this process, of those that it started and that ended, and of the whole database server.

    Work in several processes at once costs what it costs, however many processors they had. Where /proc is missing the
    database's share is left out.
    """

    def __enter__(self) -> "WholeProcessorTime":
        self._server = server_pid()
        self._begun = self._now()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = self._now() - self._begun

    def _now(self) -> float:
        return sum(os.times()[:4]) + (
            _ticks_with_children(self._server) / os.sysconf("SC_CLK_TCK") if self._server else 0
        )


def seconds_of(pids: Iterable[int | None]) -> float:
    """Of these processes, those that they started, and those of them that ended."""
    return sum(_ticks_with_children(pid) for pid in pids if pid) / os.sysconf("SC_CLK_TCK")


def server_pid() -> int | None:
    """The process from which PostgreSQL starts the others."""
    stat = _backend_stat()
    return int(_fields(stat)[1]) if stat else None


def _ticks_with_children(pid: int) -> int:
    """Its own time, that of its processes that ended, and that of those that still run."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return sum(map(int, _fields(Path(f"/proc/{pid}/stat"))[11:15])) + sum(map(_ticks_of, children))


def _ticks_of(pid: str) -> int:
    """User and system time of one process; none when it has just ended."""
    try:
        return sum(map(int, _fields(Path(f"/proc/{pid}/stat"))[11:13]))
    except OSError:
        return 0


def _fields(stat: Path) -> list[str]:
    """What stands after the name in brackets: the parent is the second, times begin at the twelfth, in clock ticks."""
    return stat.read_text().rpartition(")")[2].split()


def _backend_stat() -> Path | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    return stat if stat.exists() else None
