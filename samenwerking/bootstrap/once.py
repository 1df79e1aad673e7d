"""One set-up at a time in this clone, also when two copies start in the same moment."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from .console import say
from .places import ROOT


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait for another set-up of this clone; the kernel lets go of the lock when that one ends or dies."""
    with (ROOT / ".setup.lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Wachten: in deze map wordt al iets klaargezet …")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
