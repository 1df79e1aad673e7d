"""Locks on files. The kernel lets go of them when a process ends, also after ``kill -9``: nothing to clean up."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Starting and stopping happen one at a time, over all processes."""
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


class Users:
    """The processes that use a server: each holds a shared lock. Whoever gets it alone is the last."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.handle: int | None = None
        self.owner = 0

    def join(self) -> None:
        """Count this process in. A forked child has its parent's handle, which is not its own to let go of."""
        if self.handle is not None and self.owner == os.getpid():
            return
        if self.handle is not None:
            os.close(self.handle)
        self.handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self.owner = os.getpid()
        fcntl.flock(self.handle, fcntl.LOCK_SH)

    @property
    def joined(self) -> bool:
        return self.handle is not None and self.owner == os.getpid()

    def others(self) -> bool:
        """Does any other process use the server? Asked by one that does so itself."""
        if self.handle is None or not self.joined:
            raise ValueError("only a user can ask for the others")
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            fcntl.flock(self.handle, fcntl.LOCK_SH)
        return False

    def leave(self) -> bool:
        """Count this process out; True when nobody else is left."""
        if self.handle is None or not self.joined:
            return False
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            alone = True
        except BlockingIOError:
            alone = False
        os.close(self.handle)
        self.handle = None
        return alone
