"""Exports of dossiers in private storage, each under a key that says nothing, whole or not there."""

from collections.abc import Container
from io import BufferedRandom
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files.base import File

from samenwerking.private_files import private_files, remove_unknown

FOLDER = "exports"


def name_of(key: UUID) -> str:
    return f"{FOLDER}/{key}.zip"


def new_file() -> BufferedRandom:
    """A file of this machine to write to; it has no name, so nothing stays when this process dies."""
    folder = Path(settings.PRIVATE_MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return TemporaryFile(dir=folder)


def keep(key: UUID, file: IO[bytes]) -> None:
    """It is whole: give it its name, from its beginning on."""
    file.seek(0)
    private_files().save(name_of(key), File(file, name=f"{key}.zip"))


def remove(key: UUID) -> None:
    """Also when it is not there."""
    private_files().delete(name_of(key))


def open_export(key: UUID) -> File:
    """Raises FileNotFoundError."""
    return private_files().open(name_of(key))


def remove_strays(known: Container[str], now: float | None = None) -> int:
    """Remove files of which the key is not known, unless they are young; how many."""
    return remove_unknown(FOLDER, known, now)
