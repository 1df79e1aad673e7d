"""Reads the rows of the chain from a dump that ``pg_dump`` made, so that a backup can be checked without restoring it.

Understands the plain form (``pg_dump`` without ``--format``), also compressed with gzip. Of another form the plain one
is made first: ``pg_restore --file=dump.sql dump``.
"""

import gzip
import heapq
import json
import re
from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO

from participation.models import AuditEntry

from .checking import Row

_TABLE = AuditEntry._meta.db_table
_COPY = re.compile(rf"COPY (?:\w+\.)?{_TABLE} \((?P<columns>[\w, \"]+)\) FROM stdin;")
_END = "\\."
_EMPTY = "\\N"
# How COPY writes what would end a column or a row.
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_GZIP = b"\x1f\x8b"


class UnreadableDump(ValueError):
    """The file is no dump of this site, or not of a form that we read."""


def rows_of_dump(path: Path) -> Generator[Row, None, None]:
    """The rows in order of their number. A dump has them nearly so; a row that comes early waits for those before it.

    Raises UnreadableDump when the table is not in it, ends halfway or holds a line that is no row.
    """
    waiting: list[Row] = []
    following = 1
    for row in _rows(path):
        heapq.heappush(waiting, row)
        while waiting and waiting[0].sequence == following:
            yield heapq.heappop(waiting)
            following += 1
    yield from sorted(waiting)


def _rows(path: Path) -> Iterator[Row]:
    with _opened(path) as lines:
        columns = _columns(lines)
        for line in lines:
            text = line.rstrip("\n")
            if text == _END:
                return
            yield _row(columns, text)
    raise UnreadableDump("De tabel met het verslag houdt halverwege op: het bestand is niet compleet.")


def _opened(path: Path) -> TextIO:
    with path.open("rb") as file:
        compressed = file.read(2) == _GZIP
    if compressed:
        return gzip.open(path, "rt", encoding="utf-8", errors="surrogateescape", newline="\n")
    return path.open(encoding="utf-8", errors="surrogateescape", newline="\n")


def _columns(lines: TextIO) -> list[str]:
    for line in lines:
        if found := _COPY.match(line):
            return [name.strip(' "') for name in found["columns"].split(",")]
    raise UnreadableDump("In dit bestand staat geen verslag. Geef een kopie in gewone tekst, zoals pg_dump die maakt.")


def _row(columns: list[str], line: str) -> Row:
    """Raises UnreadableDump for a line that is no row of the table."""
    values = {name: _value(text) for name, text in zip(columns, line.split("\t"), strict=False)}
    try:
        return Row(
            sequence=int(values["sequence"] or 0),
            created_at=datetime.fromisoformat(values["created_at"] or ""),
            actor_id=_number(values["actor_id"]),
            action=values["action"] or "",
            object_type=values["object_type"] or "",
            object_id=int(values["object_id"] or 0),
            opgave_id=_number(values["opgave_id"]),
            data=json.loads(values["data"] or ""),
            previous_hash=values["previous_hash"] or "",
            hash=values["hash"] or "",
        )
    except (KeyError, ValueError) as problem:
        raise UnreadableDump(f"Een regel van het verslag is niet te lezen: {line[:80]}") from problem


def _value(text: str) -> str | None:
    if text == _EMPTY:
        return None
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), text)


def _number(text: str | None) -> int | None:
    return int(text) if text is not None else None
