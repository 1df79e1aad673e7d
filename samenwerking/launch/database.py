"""Reaching the database before anything is asked of it, and emptying the demo's."""

from django.conf import settings
from django.db import DatabaseError, connection, connections
from psycopg import sql

from samenwerking.database.embedded.base import DatabaseWrapper
from samenwerking.database.embedded.errors import EmbeddedDatabaseError

from .problem import LaunchProblem


def check_database() -> None:
    """Raise LaunchProblem when the database cannot be reached."""
    try:
        connection.ensure_connection()
    except EmbeddedDatabaseError as error:
        raise LaunchProblem(str(error)) from error
    except DatabaseError as error:
        reason = (str(error).strip() or "geen antwoord").splitlines()[0]
        raise LaunchProblem(
            f"De database van DATABASE_URL is niet te bereiken ({reason}). Controleer het adres en of de server draait."
        ) from error


def empty_database() -> None:
    """Take away everything in the demo's database; raises LaunchProblem when it is in use or not a demo's."""
    wrapper = connections["default"]  # the thing itself: `connection` only stands in for it
    if isinstance(wrapper, DatabaseWrapper):
        _drop_embedded(wrapper)
    else:
        _empty_foreign()


def _drop_embedded(wrapper: DatabaseWrapper) -> None:
    """Who uses the server is asked of the server's users, not of its connections: those of an idle site close."""
    name = wrapper.settings_dict["NAME"]
    if wrapper.server.used_by_others():
        raise LaunchProblem("De site draait nog op deze database. Stop die eerst (Ctrl-C) en probeer het opnieuw.")
    connections.close_all()
    with wrapper._nodb_cursor() as cursor:
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _empty_foreign() -> None:
    """A database of somebody's own is emptied only when nobody but the demo's people ever worked in it."""
    if not is_demo_database():
        raise LaunchProblem(
            "In de database van DATABASE_URL staan accounts die niet van de demo zijn. Er is niets verwijderd."
        )
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def is_demo_database() -> bool:
    """Are all accounts the demo's? A database without any account counts too."""
    table = settings.AUTH_USER_MODEL.replace(".", "_").lower()
    if table not in connection.introspection.table_names():
        return True
    with connection.cursor() as cursor:
        query = sql.SQL("SELECT count(*) FROM {} WHERE email NOT ILIKE %s").format(sql.Identifier(table))
        cursor.execute(query, [f"%@{settings.DEMO_EMAIL_DOMAIN}"])
        return bool(cursor.fetchone()[0] == 0)
