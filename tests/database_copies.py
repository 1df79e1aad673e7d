"""Databases beside the one of a test: made and taken away with statements that need no database of their own."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Site


def run_outside(statement: str) -> None:
    """A statement that needs no database of its own, such as making one."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def switch_to(name: str) -> None:
    """Also forgets what Django and Wagtail remember of the rows of the other database."""
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()


def drop(name: str) -> None:
    run_outside(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def copy_of(plain: str, name: str) -> None:
    """A database with all that is in the other; what had this name is gone."""
    connection.close()
    drop(name)
    # A connection that a thread of an earlier test left open would forbid the copy.
    run_outside(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{plain}'")
    run_outside(f'CREATE DATABASE "{name}" TEMPLATE "{plain}"')
