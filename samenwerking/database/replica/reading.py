"""Whether what is done now may be read from the copy of the database."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

ALIAS = "replica"
_from_copy: ContextVar[bool] = ContextVar("reading_from_copy", default=False)


def there_is_a_copy() -> bool:
    return ALIAS in settings.DATABASES


def reads_from_copy() -> bool:
    return _from_copy.get()


def from_copy() -> AbstractContextManager[None]:
    """Queries that only read go to the copy inside this block."""
    return _reading(copy=True)


def from_the_one_database() -> AbstractContextManager[None]:
    """Inside this block nothing is read from the copy: what is made here is kept, and must not be behind."""
    return _reading(copy=False)


@contextmanager
def _reading(*, copy: bool) -> Iterator[None]:
    token = _from_copy.set(copy)
    try:
        yield
    finally:
        _from_copy.reset(token)


def read_the_one_database() -> None:
    """From here to the end of ``from_copy``: what is made now is kept, and must not be behind."""
    _from_copy.set(False)


def reading_connection() -> BaseDatabaseWrapper:
    """For a query in SQL that only reads: the connection that the router would have chosen."""
    return connections[ALIAS if reads_from_copy() else DEFAULT_DB_ALIAS]
