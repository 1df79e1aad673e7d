"""Which rows of the table a person tries in ``make test``; ``make matrix`` tries all of them.

A route that stands in the table for several dossiers or papers is tried for every different answer that the table
gives this person there: where it is served, where it is refused, where it does not exist. Of rows that are alike in
this, one in three. Which ones, turns with route and person, so together they try every row.
"""

import os
from collections.abc import Callable
from zlib import crc32

from tests.matrix.addresses import Row
from tests.matrix.identities import Identity

WHOLE = bool(os.environ.get("WHOLE_MATRIX"))
ONE_IN = 3


def spread(rows: list[Row], identity: Identity, answer: Callable[[Row], set[str]]) -> list[Row]:
    """Per route and answer one in three of the rows, at least one, in the order of the table; the same in every run."""
    if WHOLE:
        return rows
    alike: dict[tuple[str, frozenset[str]], list[Row]] = {}
    for row in rows:
        alike.setdefault((row.route, frozenset(answer(row))), []).append(row)
    place = list(Identity).index(identity)
    chosen: set[int] = set()
    for (route, _answer), same in alike.items():
        step = min(len(same), ONE_IN)
        chosen |= {id(row) for row in same[(crc32(route.encode()) + place) % step :: step]}
    return [row for row in rows if id(row) in chosen]
