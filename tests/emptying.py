"""Emptying the database after a test with real transactions, as quickly as such a test deserves.

Django truncates every table, some two hundred, whether there is anything in it or not. Here only tables that hold rows
are emptied, with the triggers off. Kinds of records and permissions stay: nothing but migrations makes them.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from django.core.management.color import Style
from django.db import connection

STAYS = frozenset({"django_content_type", "auth_permission"})


def empty_quickly() -> None:
    """Takes the place of Django's list of statements, where this user may switch triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        row = cursor.fetchone()
    if row and row[0]:
        pytest.MonkeyPatch().setattr(connection.ops, "sql_flush", _statements)


def _statements(style: Style, tables: Sequence[str], **options: Any) -> list[str]:
    names = sorted(set(tables) - STAYS)
    if not names:
        return []
    quoted = {name: connection.ops.quote_name(name) for name in names}
    with connection.cursor() as cursor:
        parts = (f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {quoted[name]})" for name in names)
        cursor.execute(" UNION ALL ".join(parts))  # names of our own tables
        full = [row[0] for row in cursor.fetchall()]
    if not full:
        return []
    rows = (f"DELETE FROM {quoted[name]}" for name in full)
    return ["SET LOCAL session_replication_role = replica", *rows]
