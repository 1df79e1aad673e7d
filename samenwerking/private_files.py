"""Private files: those that only our own views send, after asking the policy. On disk, or in a bucket (STORAGES)."""

import os
import time
from collections.abc import Container, Iterator
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, storages

# A file that was written a moment ago may belong to a form that is still being filled in, or to work going on.
YOUNG = 24 * 3600


class PrivateDisk(FileSystemStorage):
    """A folder outside all that a web server serves. A file is there wholly or not at all, also after a crash."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_overwrite=True, **options)

    @property
    def base_location(self) -> str:  # type: ignore[override]  # read each time: every test has a folder of its own
        return str(settings.PRIVATE_MEDIA_ROOT)

    @property
    def location(self) -> str:  # type: ignore[override]  # as above
        return os.path.abspath(self.base_location)

    def _save(self, name: str, content: File) -> str:
        path = Path(self.path(name))
        # On its own: as one of the parents of another folder it would be made for the group as well.
        Path(self.location).mkdir(parents=True, exist_ok=True, mode=0o700)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            try:
                _write_through(file, content)
                Path(file.name).replace(path)
            except BaseException:
                # What was written already would fill a full disk further.
                Path(file.name).unlink(missing_ok=True)
                raise
        return name


def _write_through(file: IO[bytes], content: File) -> None:
    """Raises OSError when the disk is full, at the latest before the file gets its name."""
    for chunk in content.chunks():
        file.write(chunk)
    file.flush()
    os.fsync(file.fileno())


def private_files() -> Storage:
    return storages["private"]


def files_below(folder: str) -> Iterator[str]:
    """Names of all files in this folder and deeper; none when there is no such folder."""
    try:
        folders, names = private_files().listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in names)
    for deeper in folders:
        yield from files_below(f"{folder}/{deeper}")


def remove_unknown(folder: str, known: Container[str], now: float | None = None) -> int:
    """Remove files of which the name, without its ending, is not known, unless they are young; how many.

    ``now``: in seconds since 1970. Half-written files are not known either.
    """
    before = (now or time.time()) - YOUNG
    removed = 0
    for name in list(files_below(folder)):
        if PurePosixPath(name).stem not in known and _is_older(name, before):
            private_files().delete(name)
            removed += 1
    return removed


def _is_older(name: str, moment: float) -> bool:
    """Last written before this moment; False when it just went."""
    try:
        return private_files().get_modified_time(name).timestamp() < moment
    except FileNotFoundError:
        return False
