"""Walks the whole chain and names the first row that does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from participation.models import AuditEntry

from .chain import BATCH, FIRST_PREVIOUS_HASH, hash_entry


@dataclass(frozen=True)
class ChainReport:
    """What a check of the whole chain found; ``problem`` is empty when nothing is wrong."""

    count: int
    head: str
    problem: str = ""

    @property
    def sound(self) -> bool:
        return not self.problem


def verify_chain() -> ChainReport:
    """Check every row against its hash and its place in the chain; stops at the first that does not hold."""
    count, head = 0, FIRST_PREVIOUS_HASH
    for entry in chain_entries():
        problem = _problem_of(entry, count + 1, head)
        if problem:
            return ChainReport(count, head, problem)
        count, head = count + 1, entry.hash
    return ChainReport(count, head)


def chain_entries() -> Iterator[AuditEntry]:
    """All rows in order, in batches: the chain may be longer than memory."""
    return AuditEntry.objects.order_by("sequence").iterator(chunk_size=BATCH)


def contains_hash(head: str) -> bool:
    """Is a head that was noted down earlier still in the chain? Rows cut off at the end leave a sound chain."""
    return AuditEntry.objects.filter(hash=head).exists()


def _problem_of(entry: AuditEntry, sequence: int, previous_hash: str) -> str:
    if entry.sequence != sequence:
        return f"Regel {sequence} ontbreekt: na regel {sequence - 1} komt regel {entry.sequence}."
    if entry.previous_hash != previous_hash:
        return f"Regel {sequence} sluit niet aan op regel {sequence - 1}."
    if entry.hash != hash_entry(entry):
        return f"Regel {sequence} is veranderd: de inhoud past niet bij de vingerafdruk."
    return ""
