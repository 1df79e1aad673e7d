"""Checking an extract of the record of events that was taken out: are its rows still as they were, here and there?"""

import json
from collections.abc import Iterable

from participation.models import AuditEntry

from .chain import hash_fields
from .checking import ChainReport


def verify_extract(lines: Iterable[str]) -> ChainReport:
    """Each line against its own hash, and against the row of that number in the record of this site."""
    count, head = 0, ""
    for line in lines:
        if not line.strip():
            continue
        problem, head = _problem_of(line, count + 1)
        if problem:
            return ChainReport(count, head, problem)
        count += 1
    return ChainReport(count, head)


def _problem_of(line: str, number: int) -> tuple[str, str]:
    try:
        fields = json.loads(line)
        told = str(fields.pop("hash"))
        sequence = int(fields["sequence"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return f"Regel {number} van het bestand is niet te lezen.", ""
    if hash_fields(fields) != told:
        return f"Regel {number} van het bestand is veranderd: de inhoud past niet bij de vingerafdruk.", told
    if not AuditEntry.objects.filter(sequence=sequence, hash=told).exists():
        return f"Regel {number} van het bestand staat zo niet in het logboek van deze site.", told
    return "", told
