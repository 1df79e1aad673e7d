"""A database whose tables are of one account, while this process is logged in with another that has few rights."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.management import call_command
from django.db import connection
from psycopg import sql

from tests.database_copies import copy_of, drop, run_outside, switch_to

# As if this account had run `migrate`; sequences of a column go with its table.
GIVE_ALL_TO = """
    DO $$ DECLARE thing record; BEGIN
        FOR thing IN SELECT oid::regclass AS name FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
        LOOP EXECUTE format('ALTER TABLE %s OWNER TO {owner}', thing.name); END LOOP;
        FOR thing IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
        LOOP EXECUTE format('ALTER FUNCTION %s OWNER TO {owner}', thing.name); END LOOP;
    END $$
"""


@dataclass(frozen=True)
class Accounts:
    """Roles are of a server, so they have the name of the database of this process in theirs."""

    owner: str
    site: str


@contextmanager
def two_accounts() -> Iterator[Accounts]:
    """Inside, this process is logged in as the site, in a migrated database of its own."""
    plain, template = str(connection.settings_dict["NAME"]), str(connection.settings_dict["TEST"]["TEMPLATE"])
    name, accounts = f"{plain}_rechten", Accounts(f"eigenaar_{plain}", f"site_{plain}")
    _clear(name, accounts)
    copy_of(template, name)
    for role in (accounts.owner, accounts.site):
        run_outside(f'CREATE ROLE "{role}" LOGIN')
    run_outside(f'ALTER DATABASE "{name}" OWNER TO "{accounts.owner}"')
    try:
        switch_to(name)
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(GIVE_ALL_TO).format(owner=sql.Identifier(accounts.owner)))  # type: ignore[arg-type]  # psycopg takes it
        with logged_in_as(accounts.owner):
            call_command("grant_site", accounts.site, verbosity=0)
        with logged_in_as(accounts.site):
            yield accounts
    finally:
        switch_to(plain)
        _clear(name, accounts)


@contextmanager
def logged_in_as(role: str) -> Iterator[None]:
    """With a connection of its own, as another process has."""
    before = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = role
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = before


def _clear(name: str, accounts: Accounts) -> None:
    connection.close()
    drop(name)
    for role in (accounts.site, accounts.owner):
        run_outside(f'DROP ROLE IF EXISTS "{role}"')
