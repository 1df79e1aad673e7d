"""Writing a zip that is the same for the same content: fixed times and rights, one order, a sum of every file.

Nothing is held in memory but the chunk at hand and the list of names; a file of any size goes through.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Self

SUMS = "SHA256SUMS"
# The first moment that a zip knows.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
RIGHTS = 0o100644 << 16
UNIX = 3
CHUNK = 256 * 1024


@dataclass(frozen=True)
class Member:
    """One file. ``packed`` False: it is packed already (pictures, PDF), so packing again only takes time."""

    path: str
    chunks: Iterable[bytes]
    packed: bool = True


class ZipBuilder:
    """Everything goes into one folder, so that unpacking leaves nothing about."""

    def __init__(self, file: IO[bytes], folder: str) -> None:
        self._folder = folder
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=6)
        self._sums: list[tuple[str, str]] = []
        self._paths: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Also after an error, while the file beneath is still open."""
        self._zip.close()

    def add(self, member: Member) -> None:
        """Raises ValueError for a path that would end up elsewhere, or that is there already."""
        digest = self._write(member)
        self._sums.append((member.path, digest))

    def close(self) -> int:
        """Add the sums of all files and finish; returns how many files there are."""
        lines = (f"{digest}  {path}\n".encode() for path, digest in sorted(self._sums))
        self._write(Member(SUMS, lines))
        self._zip.close()
        return len(self._paths)

    def _write(self, member: Member) -> str:
        self._check(member.path)
        info = zipfile.ZipInfo(f"{self._folder}/{member.path}", date_time=LONG_AGO)
        info.compress_type = zipfile.ZIP_DEFLATED if member.packed else zipfile.ZIP_STORED
        info.external_attr, info.create_system = RIGHTS, UNIX
        digest = hashlib.sha256()
        with self._zip.open(info, "w", force_zip64=True) as out:
            for chunk in member.chunks:
                out.write(chunk)
                digest.update(chunk)
        return digest.hexdigest()

    def _check(self, path: str) -> None:
        parts = PurePosixPath(path).parts
        odd = not parts or path.startswith("/") or ".." in parts or "\\" in path or "\n" in path or ":" in path
        if odd or path.casefold() in self._paths:
            raise ValueError(f"no place for {path!r} in a zip")
        self._paths.add(path.casefold())


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """A file in pieces."""
    while chunk := file.read(CHUNK):
        yield chunk
