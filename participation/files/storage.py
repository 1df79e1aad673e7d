"""Private files on disk, each under its own fingerprint: no name of anybody is part of a path."""

import os
import re
import time
from collections.abc import Container
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from django.conf import settings

FINGERPRINT = re.compile(r"^[0-9a-f]{64}$")
# A file that was kept a moment ago may belong to a form that is still being filled in.
YOUNG = 24 * 3600


def folder() -> Path:
    """Outside every folder that a web server serves."""
    return Path(settings.PRIVATE_MEDIA_ROOT) / "attachments"


def path_of(sha256: str) -> Path:
    """Raises ValueError for anything but a fingerprint."""
    if not FINGERPRINT.match(sha256):
        raise ValueError("no fingerprint")
    return folder() / sha256[:2] / sha256


def keep(sha256: str, content: bytes) -> None:
    """Write the content under its fingerprint, wholly or not at all; the same content twice is one file."""
    path = path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists():
        os.utime(path)  # young again: the broom leaves it
        return
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def open_file(sha256: str) -> BinaryIO:
    """Raises FileNotFoundError."""
    return path_of(sha256).open("rb")


def remove_unused(used: Container[str], now: float | None = None) -> int:
    """Remove files that nothing refers to, and half-written ones, unless they are young; how many."""
    before = (now or time.time()) - YOUNG
    removed = 0
    for path in folder().glob("??/*"):
        if path.name not in used and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            removed += 1
    return removed
