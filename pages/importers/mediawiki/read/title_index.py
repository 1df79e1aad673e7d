"""Titles to places on disk: a table of fixed size that is read in place, whatever the number of pages."""

import hashlib
import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

from .titles import Title

# 16 bytes of a digest, then where the page's facts stand and how long they are, plus one; zero is an empty slot.
SLOT = struct.Struct("<16sQQ")
MIN_SLOTS = 64


def digest_of(title: Title) -> bytes:
    """What a title is known by; two titles sharing one is less likely than a disk that lies."""
    return hashlib.blake2b(f"{title.namespace}:{title.text}".encode(), digest_size=16).digest()


def build_index(entries: Iterator[tuple[bytes, int, int]], count: int, path: Path) -> None:
    """Writes the table. Of two pages with one title the last one counts."""
    slots = MIN_SLOTS
    while slots < 2 * count:
        slots *= 2
    with path.open("wb") as stream:
        stream.truncate(slots * SLOT.size)
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as table:
        for digest, offset, length in entries:
            SLOT.pack_into(table, _slot(table, digest) * SLOT.size, digest, offset, length + 1)


def _slot(table: mmap.mmap, digest: bytes) -> int:
    """The slot that holds a digest, or the empty one where it belongs."""
    slots = len(table) // SLOT.size
    slot = int.from_bytes(digest[:8], "little") % slots
    while True:
        found, _offset, length = SLOT.unpack_from(table, slot * SLOT.size)
        if not length or found == digest:
            return slot
        slot = (slot + 1) % slots


class TitleIndex:
    """Answers where a title stands."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._table = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)

    def find(self, title: Title) -> tuple[int, int] | None:
        """Offset and length of a page's facts; None when there is no such page."""
        digest = digest_of(title)
        _found, offset, length = SLOT.unpack_from(self._table, _slot(self._table, digest) * SLOT.size)
        return (offset, length - 1) if length else None

    def is_place_of(self, digest: bytes, offset: int) -> bool:
        """Whether this is the place that counts for a title."""
        _found, known, length = SLOT.unpack_from(self._table, _slot(self._table, digest) * SLOT.size)
        return bool(length) and known == offset
