"""Which rows of the table a person tries in ``make test``; ``make matrix`` tries all of them.

Every row is tried for every answer that the table gives there, by one of the people who get that answer. Refusals cost
little and matter most, so besides, everybody tries every route for every refusal that they get there: a route stands in
the table for several dossiers or papers, and may be closed or hidden in some of them.
"""

import os
from collections.abc import Callable
from zlib import crc32

from tests.matrix.addresses import Row
from tests.matrix.identities import Identity

WHOLE = bool(os.environ.get("WHOLE_MATRIX"))
SERVED = "served"

Answer = Callable[[Row, Identity], set[str]]


def spread(rows: list[Row], identity: Identity, answer: Answer) -> list[Row]:
    """The rows that are this person's turn, in the order of the table; the same in every run."""
    if WHOLE:
        return rows
    chosen = {number for number, row in enumerate(rows) if _has_the_turn(row, identity, answer)}
    refused: dict[tuple[str, frozenset[str]], list[int]] = {}
    for number, row in enumerate(rows):
        if SERVED not in answer(row, identity):
            refused.setdefault((row.route, frozenset(answer(row, identity))), []).append(number)
    for (route, _answer), alike in refused.items():
        if chosen.isdisjoint(alike):
            chosen.add(alike[_number_of(route, identity) % len(alike)])
    return [row for number, row in enumerate(rows) if number in chosen]


def _has_the_turn(row: Row, identity: Identity, answer: Answer) -> bool:
    """Among the people who get the same answer to this row, one."""
    mine = answer(row, identity)
    alike = [other for other in Identity if answer(row, other) == mine]
    return alike[crc32(row.path.encode()) % len(alike)] == identity


def _number_of(route: str, identity: Identity) -> int:
    return crc32(route.encode()) + list(Identity).index(identity)
