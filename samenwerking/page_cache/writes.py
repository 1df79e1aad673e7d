"""Sees every statement that changes a table of which something may be public, and ends the generation at its commit.

Signals of models are not enough: ``update()``, ``bulk_create()`` and plain SQL send none. All of them pass here.
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .generation import renew
from .never_shown import COLUMNS, never_shown
from .unseen import is_unseen

READS = re.compile(
    r"[\s(]*(?:SELECT|SHOW|SET|RESET|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|EXPLAIN|LOCK|DECLARE|FETCH|CLOSE|VALUES"
    r"|LISTEN|UNLISTEN|NOTIFY|DISCARD|ANALYZE|VACUUM)\b",
    re.IGNORECASE,
)
# What begins with a word of its own reads, unless somewhere in it is written; FOR UPDATE is then one change too many.
READS_WITH = re.compile(r"\s*WITH\b(?!.*\b(?:INSERT|UPDATE|DELETE|MERGE)\b)", re.IGNORECASE | re.DOTALL)
WRITES_ONE = re.compile(
    r'\s*(?:INSERT\s+INTO|UPDATE(?:\s+ONLY)?|DELETE\s+FROM(?:\s+ONLY)?)\s+"?(\w+)"?(?![\w".])', re.IGNORECASE
)
# As Django writes one column; a value is a place for it, so nothing else can stand there.
WRITES_A_COLUMN = re.compile(r'UPDATE "(\w+)" SET "(\w+)" = %s WHERE ')


def changes_what_is_shown(sql: object) -> bool:
    """Whether a public page may look different after it. What is not understood does."""
    if not isinstance(sql, str):
        return True
    if READS.match(sql) or READS_WITH.match(sql):
        return False
    column = WRITES_A_COLUMN.match(sql)
    if column is not None and column.groups() in COLUMNS:
        return False
    table = WRITES_ONE.match(sql)
    return table is None or table[1].lower() not in never_shown()


def watch_writes(*, connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """A receiver of connection_created. Before all other wrappers, for a wrapper of a block takes off the last one."""
    if connection.alias == DEFAULT_DB_ALIAS and _watch not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _watch)


def _watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if settings.PAGE_CACHE_SECONDS and not is_unseen() and changes_what_is_shown(sql):
        _renew_at_commit(context["connection"])
    return result


def shows_after_all() -> None:
    """End the generation at the commit of what was written in a block of ``unseen``."""
    if settings.PAGE_CACHE_SECONDS:
        _renew_at_commit(connections[DEFAULT_DB_ALIAS])


def _renew_at_commit(connection: BaseDatabaseWrapper) -> None:
    """Once for a transaction; what is rolled back, also to a savepoint, changes nothing."""
    if not connection.in_atomic_block:
        renew()
        return
    open_now = set(connection.savepoint_ids)
    if not any(waiting[1] is renew and waiting[0] <= open_now for waiting in connection.run_on_commit):
        transaction.on_commit(renew, using=connection.alias, robust=True)
