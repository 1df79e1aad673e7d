"""What stands in the catalogue of PostgreSQL about a role: what it holds, and what it can do in the end."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from . import wanted

# Rights on single columns stand elsewhere, and are COLUMNS here; they go when all on the table is taken away.
HELD = """
    WITH asked AS (SELECT oid FROM pg_roles WHERE rolname = %(role)s),
    things AS (
        SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind, relname::text AS name, pg_class.oid,
            relowner AS owner,
            coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)) AS acl
        FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'S')
        UNION ALL
        SELECT 'SCHEMA', nspname::text, NULL, nspowner, coalesce(nspacl, acldefault('n', nspowner))
        FROM pg_namespace WHERE nspname = current_schema()
        UNION ALL
        SELECT 'DATABASE', datname::text, NULL, datdba, coalesce(datacl, acldefault('d', datdba))
        FROM pg_database WHERE datname = current_database()
    )
    SELECT kind, name,
        coalesce(array_agg(privilege_type) FILTER (WHERE grantee = asked.oid), '{}')
            || CASE WHEN EXISTS (
                SELECT FROM pg_attribute, aclexplode(attacl) part
                WHERE attrelid = things.oid AND part.grantee = asked.oid
            ) THEN ARRAY['COLUMNS'] ELSE '{}' END,
        coalesce(bool_or(is_grantable) FILTER (WHERE grantee = asked.oid), false),
        pg_has_role(current_user, owner, 'USAGE')
    FROM things CROSS JOIN asked LEFT JOIN LATERAL aclexplode(acl) ON true
    GROUP BY kind, name, owner, things.oid, asked.oid ORDER BY kind, name
"""
DEFAULTS = """
    SELECT CASE defaclobjtype WHEN 'S' THEN 'SEQUENCES' ELSE 'TABLES' END, array_agg(privilege_type),
        bool_or(is_grantable)
    FROM pg_default_acl, aclexplode(defaclacl)
    WHERE defaclnamespace = current_schema()::regnamespace AND defaclobjtype IN ('r', 'S')
        AND defaclrole = (SELECT oid FROM pg_roles WHERE rolname = %(owner)s)
        AND grantee = (SELECT oid FROM pg_roles WHERE rolname = %(role)s)
    GROUP BY defaclobjtype
"""
# Of a right on columns it is enough that there is one.
CAN = """
    SELECT kind, name, array_agg(privilege) FILTER (WHERE may) FROM (
        SELECT 'TABLE' AS kind, relname::text AS name, privilege, has_table_privilege(%(role)s, pg_class.oid, privilege)
            OR (privilege = 'UPDATE' AND has_any_column_privilege(%(role)s, pg_class.oid, privilege)) AS may
        FROM pg_class, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
            AS privilege
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
        UNION ALL
        SELECT 'SCHEMA', current_schema()::text, privilege, has_schema_privilege(%(role)s, current_schema(), privilege)
        FROM unnest(ARRAY['USAGE', 'CREATE']) AS privilege
        UNION ALL
        SELECT 'DATABASE', current_database()::text, privilege,
            has_database_privilege(%(role)s, current_database(), privilege)
        FROM unnest(ARRAY['CONNECT', 'CREATE']) AS privilege
    ) found GROUP BY kind, name ORDER BY kind, name
"""


@dataclass(frozen=True)
class Thing:
    """A table, sequence, schema or database. ``held``: given to the role itself; ``ours``: we may give and take."""

    kind: str
    name: str
    held: frozenset[str] = frozenset()
    passes_on: bool = False
    ours: bool = True

    @property
    def wanted(self) -> frozenset[str]:
        if self.kind == "TABLE":
            return wanted.wanted_on_table(self.name)
        return {"SEQUENCE": wanted.SEQUENCE, "SCHEMA": wanted.SCHEMA, "DATABASE": wanted.DATABASE}[self.kind]

    @property
    def has_too_much(self) -> bool:
        return self.passes_on or not self.held <= self.wanted


def held_by(role: str) -> list[Thing]:
    return [
        Thing(kind, name, frozenset(held), passes_on, ours)
        for kind, name, held, passes_on, ours in _rows(HELD, role=role)
    ]


def default_rights(owner: str, role: str) -> dict[str, tuple[frozenset[str], bool]]:
    """On what ``owner`` will make, by TABLES and SEQUENCES; and whether the role may pass them on."""
    return {kind: (frozenset(held), passes_on) for kind, held, passes_on in _rows(DEFAULTS, owner=owner, role=role)}


def differences(role: str) -> tuple[list[str], list[str]]:
    """What the role can do beyond what is wanted, and what it cannot do, whichever way it came by it."""
    too_much, too_little = [], []
    for kind, name, may in _rows(CAN, role=role):
        needed = Thing(kind, name).wanted
        too_much += [f"{right} op {name}" for right in sorted(set(may or ()) - needed)]
        too_little += [f"{right} op {name}" for right in sorted(needed - set(may or ()))]
    return too_much, too_little


def _rows(question: str, **given: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        return cursor.fetchall()  # type: ignore[no-any-return]  # what a cursor gives is Any
