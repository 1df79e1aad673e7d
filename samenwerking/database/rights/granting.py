"""Giving a role what the site needs and taking away the rest: all of it or nothing."""

from collections.abc import Iterator

from django.db import connection, transaction
from psycopg import sql

from .errors import RightsError
from .holding import Thing, default_rights, differences, held_by
from .refusing import demand_role, maker_of_tables
from .wanted import ALL, SEQUENCE

NAMED = 5  # so many in one sentence
# What is made between this command and the next time: a new table works, and becomes stricter when it is run again.
FROM_NOW_ON = {"TABLES": ALL, "SEQUENCES": SEQUENCE}


def grant_to(role: str, *, keep: bool = True) -> list[str]:
    """The statements that were needed, in words of PostgreSQL; none when all was well already.

    ``keep=False`` tries them and undoes them. Raises RightsError, and then nothing changed.
    """
    with transaction.atomic():
        demand_role(role)
        owner = maker_of_tables()
        schema = _schema()
        statements = [*_statements(role, schema), *_default_statements(owner, role, schema)]
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            said = [statement.as_string(cursor.cursor) for statement in statements]
        _demand_exactly(role)
        transaction.set_rollback(not keep)
    return said


def _statements(role: str, schema: str) -> Iterator[sql.Composed]:
    """Not on a schema or database of somebody else: PostgreSQL would only warn. What then lacks is said at the end."""
    for thing in filter(lambda thing: thing.ours, held_by(role)):
        named = sql.SQL("{kind} {name}").format(
            kind=sql.SQL(thing.kind),  # type: ignore[arg-type]  # one of four words of ours
            name=_place(thing, schema),
        )
        yield from _change(named, role, thing.wanted, thing.held, again=thing.has_too_much)


def _place(thing: Thing, schema: str) -> sql.Composable:
    """By its whole name: what the search path would find first may be another."""
    if thing.kind in ("TABLE", "SEQUENCE"):
        return sql.Identifier(schema, thing.name)
    return sql.Identifier(thing.name)


def _change(
    on: sql.Composable, role: str, needed: frozenset[str], held: frozenset[str], *, again: bool
) -> Iterator[sql.Composed]:
    """``again``: take everything away first, also what the role passed on to others."""
    who = sql.Identifier(role)
    if again:
        yield sql.SQL("REVOKE ALL PRIVILEGES ON {} FROM {} CASCADE").format(on, who)
        held = frozenset()
    if needed - held:
        yield sql.SQL("GRANT {} ON {} TO {}").format(_words(needed), on, who)


def _default_statements(owner: str, role: str, schema: str) -> Iterator[sql.Composed]:
    known = default_rights(owner, role)
    for kind, needed in FROM_NOW_ON.items():
        held, passes_on = known.get(kind, (frozenset(), False))
        for statement in _change(sql.SQL(kind), role, needed, held, again=passes_on or not held <= needed):
            yield sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA {} {}").format(
                sql.Identifier(owner), sql.Identifier(schema), statement
            )


def _words(rights: frozenset[str]) -> sql.Composable:
    return sql.SQL(", ").join(sql.SQL(right) for right in sorted(rights))  # type: ignore[arg-type]  # from wanted.py


def _schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return str(cursor.fetchone()[0])


def _demand_exactly(role: str) -> None:
    """A right can also come from PUBLIC or from a role that this one is in; that is not ours to take away."""
    too_much, too_little = differences(role)
    if too_much:
        raise RightsError(
            f"De rol {role} kan meer dan de site nodig heeft: {_some(too_much)}. Dat heeft zij van PUBLIC, van een rol"
            " waar zij in zit of van wie de database bezit. Neem het daar af (REVOKE). Er is niets veranderd."
        )
    if too_little:
        raise RightsError(
            f"De rol {role} krijgt niet wat de site nodig heeft: {_some(too_little)}. Laat wie de database bezit dat"
            " geven. Er is niets veranderd."
        )


def _some(rights: list[str]) -> str:
    more = f" en nog {len(rights) - NAMED}" if len(rights) > NAMED else ""
    return ", ".join(rights[:NAMED]) + more
