"""What a page asks of the database: every query with its time, and which of them read a big table from end to end."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

# A table with more rows than this is big: at 100,000 trajecten all that grows with them but opgaven (25,000).
BIG = 40_000


@dataclass
class Asked:
    """The queries of one page, in order: the statement, its parameters and milliseconds."""

    queries: list[tuple[str, Any, float]] = field(default_factory=list)

    @property
    def slowest(self) -> tuple[str, Any, float]:
        return max(self.queries, key=lambda query: query[2], default=("", None, 0.0))


@contextmanager
def asking() -> Iterator[Asked]:
    """Keeps what is asked within the block."""
    asked = Asked()

    def keep(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            asked.queries.append((sql, params, (time.perf_counter() - begun) * 1000))

    with connection.execute_wrapper(keep):
        yield asked


def big_tables() -> set[str]:
    """By the statistics of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [BIG])
        return {name for (name,) in cursor.fetchall()}


def plan_of(sql: str, params: Any) -> dict[str, Any]:
    """The plan without running it; empty for what is no question."""
    if not sql.lstrip(" (").upper().startswith(("SELECT", "WITH")):
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        (found,) = cursor.fetchone()
    plans = json.loads(found) if isinstance(found, str) else found
    return dict(plans[0]["Plan"])


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every step of a plan."""
    if plan:
        yield plan
    for part in plan.get("Plans", []):
        yield from nodes(part)


def read_whole(sql: str, params: Any, tables: set[str]) -> set[str]:
    """The big tables that this query reads from end to end."""
    return {
        node["Relation Name"]
        for node in nodes(plan_of(sql, params))
        if node["Node Type"] in ("Seq Scan", "Parallel Seq Scan") and node.get("Relation Name") in tables
    }


def in_short(sql: str) -> str:
    """The table that a query begins with, for one line of a report."""
    words = sql.replace('"', "").split()
    upper = [word.upper() for word in words]
    return words[upper.index("FROM") + 1].strip("(,") if "FROM" in upper[:-1] else " ".join(words[:3])
