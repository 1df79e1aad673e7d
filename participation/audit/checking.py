"""Walks the whole chain, wherever its rows come from, and names the first row that does not hold."""

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from participation.models import AuditEntry

from .chain import BATCH, FIRST_PREVIOUS_HASH, hash_entry

Progress = Callable[[int], None]


class Row(NamedTuple):
    """One row of the audit table as it was read: from the database, or from a dump of it."""

    sequence: int
    created_at: datetime
    actor_id: int | None
    action: str
    object_type: str
    object_id: int
    opgave_id: int | None
    data: dict[str, Any]
    previous_hash: str
    hash: str


@dataclass(frozen=True)
class ChainReport:
    """What a check of the whole chain found; ``problem`` is empty when nothing is wrong."""

    count: int
    head: str
    problem: str = ""

    @property
    def sound(self) -> bool:
        return not self.problem


@dataclass(frozen=True)
class Noted:
    """Hashes that somebody wrote down elsewhere: by the number of the row, and of which only the hash is known.

    Rows that were cut off the end leave a chain that fits; only what was noted before proves that they were there.
    """

    by_sequence: Mapping[int, str] = field(default_factory=dict)
    anywhere: frozenset[str] = frozenset()


def verify_chain(noted: Noted | None = None, progress: Progress | None = None) -> ChainReport:
    """Check every row of the database; see ``check_rows``."""
    with closing(rows_of_database()) as rows:
        return check_rows(rows, noted, progress)


def check_rows(rows: Iterable[Row], noted: Noted | None = None, progress: Progress | None = None) -> ChainReport:
    """Check every row against its hash, its place in the chain and what was noted; stops at the first that fails.

    ``progress`` is told how many rows were checked, once every ``BATCH`` rows. One row is in memory at a time.
    """
    noted = noted or Noted()
    missing, count, head = set(noted.anywhere), 0, FIRST_PREVIOUS_HASH
    for row in rows:
        problem = _problem_of(row, count + 1, head) or _differs_from_note(row, noted)
        if problem:
            return ChainReport(count, head, problem)
        count, head = count + 1, row.hash
        missing.discard(head)
        if progress and count % BATCH == 0:
            progress(count)
    return ChainReport(count, head, _cut_off(count, noted) or _never_met(missing))


def rows_of_database() -> Generator[Row, None, None]:
    """All rows in order, in batches: the chain may be longer than memory. Close it when stopping halfway."""
    rows = AuditEntry.objects.order_by("sequence").values_list(*Row._fields)
    for row in rows.iterator(chunk_size=BATCH):
        yield Row._make(row)


def _problem_of(row: Row, sequence: int, previous_hash: str) -> str:
    if row.sequence != sequence:
        return f"Regel {sequence} ontbreekt: na regel {sequence - 1} komt regel {row.sequence}."
    if row.previous_hash != previous_hash:
        return f"Regel {sequence} sluit niet aan op regel {sequence - 1}."
    if row.hash != hash_entry(row):
        return f"Regel {sequence} is veranderd: de inhoud past niet bij de vingerafdruk."
    return ""


def _differs_from_note(row: Row, noted: Noted) -> str:
    """The chain was made anew from some row on: it fits, but it is not the chain that was noted."""
    if row.hash == noted.by_sequence.get(row.sequence, row.hash):
        return ""
    return f"Regel {row.sequence} heeft een andere vingerafdruk dan eerder is genoteerd: het verslag is herschreven."


def _cut_off(count: int, noted: Noted) -> str:
    last = max(noted.by_sequence, default=0)
    if last <= count:
        return ""
    return f"Er waren {last} regels en nu zijn het er {count}: er ontbreken regels aan het einde."


def _never_met(missing: set[str]) -> str:
    if not missing:
        return ""
    return f"Vingerafdruk {sorted(missing)[0]} staat niet in het verslag: er ontbreken regels."
