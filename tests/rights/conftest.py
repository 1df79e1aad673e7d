"""A role of PostgreSQL for the site. All of it is undone with the transaction of the test, the role too."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from psycopg import sql

from samenwerking.database.rights.granting import grant_to


def do(statement: str, *names: str) -> None:
    """As written, with ``{}`` for the name of something."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]  # psycopg takes it


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    """What follows is judged by the rights of this role."""
    do("SET ROLE {}", role)
    try:
        yield
    finally:
        do("RESET ROLE")


@pytest.fixture
def role(db: None) -> str:
    """Without any right, and with a name that needs quoting. Of this process: roles are of a server."""
    name = f'De "site"; -- {connection.settings_dict["NAME"]}'
    do("CREATE ROLE {} LOGIN", name)
    return name


@pytest.fixture
def site(role: str) -> str:
    """With what the command gives."""
    grant_to(role)
    return role
