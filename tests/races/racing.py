"""Two or more people who press at the same moment: threads that start together, each with its own connection."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from types import TracebackType
from typing import Any

from django.db import connection

Outcome = Any


class Racers:
    """Keeps its threads, and with them their connections, for many rounds; closes both at the end."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.pool = ThreadPoolExecutor(max_workers=count)
        self.start = Barrier(count, timeout=30)

    def __enter__(self) -> "Racers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        list(self.pool.map(lambda _number: self._close(), range(self.count)))
        self.pool.shutdown()

    def run(self, acts: Sequence[Callable[[], object]]) -> list[Outcome]:
        """What each returned or raised, in the order of ``acts``."""
        assert len(acts) == self.count, "a race has one act per racer"
        return [future.result() for future in [self.pool.submit(self._race, act) for act in acts]]

    def _race(self, act: Callable[[], object]) -> Outcome:
        connection.ensure_connection()
        self.start.wait()
        try:
            return act()
        except Exception as error:  # every failure is an outcome; the test says which ones are right
            return error

    def _close(self) -> None:
        self.start.wait()
        connection.close()
