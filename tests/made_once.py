"""Rows that one test of a file after another begins with, made once; each gets a copy of what they were made as.

Making a dossier and its people anew took longer than most tests that look at it. What a test writes is rolled back to
the rows as they were made, and a test that begins with other rows or with none finds none of these: no test can tell
whether another came before it. A fixture whose name begins with ``rows_of_`` gives the function that makes them.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import connection, transaction

from tests.kinds_of_records import know_kinds_of_records

Made = TypeVar("Made")
Makers = tuple[Callable[[], Any], ...]
PREFIX = "rows_of_"


class MadeOnce:
    """Rows in a transaction that stays open as long as one test after another begins with them."""

    def __init__(self) -> None:
        self._made: dict[Callable[[], Any], Any] = {}
        self._transaction = ExitStack()

    def begin_with(self, makers: Makers) -> None:
        """Between tests: what the next begins with is there, and nothing else."""
        if makers == tuple(self._made):
            return
        self.forget()
        if makers:
            assert not connection.in_atomic_block, "a fixture of the file already holds a transaction"
            know_kinds_of_records()
            self._transaction.enter_context(transaction.atomic())
            self._transaction.callback(transaction.set_rollback, True)
            for make in makers:
                self._made[make] = make()

    def of(self, make: Callable[[], Made]) -> Made:
        """As it was made; a test with transactions of its own makes it itself."""
        return deepcopy(self._made[make]) if make in self._made else make()

    def forget(self) -> None:
        self._made = {}
        self._transaction.close()


def side_by_side(items: list[pytest.Item]) -> None:
    """Sorts in place: in each file what begins with the same rows follows one another, as it came."""
    begins = [(item.path, _names(getattr(item, "fixturenames", ()))) for item in items]
    place: dict[tuple[Path, tuple[str, ...]], int] = {}
    for begin in begins:
        place.setdefault(begin, len(place))
    items[:] = [item for _place, item in sorted(zip(begins, items, strict=True), key=lambda pair: place[pair[0]])]


def _names(fixtures: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in fixtures if name.startswith(PREFIX)))


def makers_of(request: pytest.FixtureRequest) -> Makers:
    """Of a test that is rolled back; with real transactions nothing can be undone to where it began."""
    marker = request.node.get_closest_marker("django_db")
    with_transactions = {"transactional_db", "live_server"} & set(request.fixturenames)
    if with_transactions or (marker is not None and marker.kwargs.get("transaction")):
        return ()
    return tuple(request.getfixturevalue(name) for name in _names(request.fixturenames))
