"""Exports of dossiers on disk: private, each under a key that says nothing, whole or not there."""

import time
from collections.abc import Container
from io import BufferedRandom
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

# Longer than any export takes: what is half-written and older was broken off.
YOUNG = 24 * 3600


def folder() -> Path:
    """Outside every folder that a web server serves."""
    return Path(settings.PRIVATE_MEDIA_ROOT) / "exports"


def path_of(key: UUID) -> Path:
    return folder() / f"{key}.zip"


def part_of(key: UUID) -> Path:
    """Where it is written until it is whole."""
    return folder() / f"{key}.part"


def begin(key: UUID) -> BufferedRandom:
    """A new file to write to; what an earlier try left is gone."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    return part_of(key).open("w+b")


def keep(key: UUID) -> None:
    """The part is whole: give it its name. The caller wrote everything out."""
    part_of(key).replace(path_of(key))


def remove(key: UUID) -> None:
    """Also when it is not there."""
    path_of(key).unlink(missing_ok=True)
    part_of(key).unlink(missing_ok=True)


def open_export(key: UUID) -> BinaryIO:
    """Raises FileNotFoundError."""
    return path_of(key).open("rb")


def remove_strays(known: Container[str], now: float | None = None) -> int:
    """Remove files of which the key is not known, and parts that were broken off; how many."""
    before = (now or time.time()) - YOUNG
    removed = 0
    for path in folder().glob("*.*"):
        if (path.suffix == ".part" or path.stem not in known) and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            removed += 1
    return removed
