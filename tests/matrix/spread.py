"""Which rows of the table a person tries in ``make test``; ``make matrix`` tries all of them.

Every row is tried for every answer that the table gives there, by one of the people who get that answer. Refusals cost
little and matter most, so besides, everybody tries every route for every refusal that they get there: a route stands in
the table for several dossiers or papers, and may be closed or hidden in some of them. Whose turn a row is, is chosen so
that both come true with as few visits as can be.
"""

import os
from collections.abc import Callable
from zlib import crc32

from tests.matrix.addresses import Row
from tests.matrix.identities import Identity

WHOLE = bool(os.environ.get("WHOLE_MATRIX"))
SERVED = "served"
# A route that takes no forms, or nothing else, says so to whoever asks: once for each row is enough.
NO_SUCH_METHOD = "405"
# A refusal of one says as much as that of the other: nobody can log in on a closed account (a test says so), and two
# members of the council have the same role.
STANDS_FOR = {Identity.LEFT: Identity.VISITOR, Identity.COUNCIL_2: Identity.COUNCIL}

Answer = Callable[[Row, Identity], set[str]]
# The people who get one answer on one route, by the number of the row in the table.
Alike = dict[int, list[Identity]]


def turns(rows: list[Row], answer: Answer) -> dict[Identity, list[Row]]:
    """For each person the rows that they try, in the order of the table; the same in every run."""
    if WHOLE:
        return dict.fromkeys(Identity, rows)
    groups: dict[tuple[str, frozenset[str]], Alike] = {}
    for number, row in enumerate(rows):
        for identity in Identity:
            group = groups.setdefault((row.route, frozenset(answer(row, identity))), {})
            group.setdefault(number, []).append(identity)
    chosen: dict[Identity, set[int]] = {identity: set() for identity in Identity}
    for (_route, same), alike in groups.items():
        everybody = not same & {SERVED, NO_SUCH_METHOD}
        for identity, number in _of_group(rows, alike, everybody=everybody):
            chosen[identity].add(number)
    return {identity: [rows[number] for number in sorted(numbers)] for identity, numbers in chosen.items()}


def _of_group(rows: list[Row], alike: Alike, *, everybody: bool) -> list[tuple[Identity, int]]:
    """One for each row, rather somebody who had no turn yet; then, of a refusal, who had none at all."""
    found, had = [], set()
    for number, people in alike.items():
        waiting = [person for person in people if _kind(person) not in had] or people
        person = waiting[crc32(rows[number].path.encode()) % len(waiting)]
        had.add(_kind(person))
        found.append((person, number))
    for number, people in alike.items() if everybody else ():
        for person in people:
            if _kind(person) not in had:
                had.add(_kind(person))
                found.append((person, number))
    return found


def _kind(identity: Identity) -> Identity:
    return STANDS_FOR.get(identity, identity)
