"""A role and a database for one municipality, which no other role can enter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from samenwerking.bootstrap.problem import Problem

# Two processes with four threads, the worker, a command and a backup; one municipality never takes all there are.
CONNECTIONS = 30
# Of an owner who is not the site: one command at a time.
OWNERS_CONNECTIONS = 5
PATIENCE = 10  # seconds


class Server:
    """The server as an administrator of it: a superuser, or a role with CREATEROLE and CREATEDB."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection

    def url_for(self, role: str, password: str, database: str) -> str:
        """As the settings of a site have it. A folder of a socket stands where the name of a server would."""
        info = self.connection.info
        if info.host.startswith("/"):
            return f"postgres://{role}:{password}@:{info.port}/{info.host}/{database}"
        host = f"[{info.host}]" if ":" in info.host else info.host
        return f"postgres://{role}:{password}@{host}:{info.port}/{database}"

    def make_role(self, role: str, password: str, connections: int = CONNECTIONS) -> None:
        """With this password, also when it was there. What goes to the server, and perhaps to its log, is not it."""
        secret = self.connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
        verb = sql.SQL("ALTER" if self.has_role(role) else "CREATE")
        limits = sql.SQL("LOGIN NOCREATEDB NOCREATEROLE CONNECTION LIMIT {}").format(sql.Literal(connections))
        self._do("{} ROLE {} {} PASSWORD {}", verb, sql.Identifier(role), limits, sql.Literal(secret.decode()))

    def make_database(self, name: str) -> bool:
        """Owned by the role of that name, closed to others; True when it was new. Raises Problem for another's."""
        owner = self._one("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", name)
        if owner is None:
            with self._member_of(name):
                self._do("CREATE DATABASE {0} OWNER {0} TEMPLATE template0 ENCODING 'UTF8'", sql.Identifier(name))
                self._close(name)
            return True
        if owner != name:
            raise Problem(f"De database {name} is van {owner}. Er is niets veranderd: kies een andere naam.")
        with self._member_of(name):
            self._close(name)
        return False

    def has_role(self, role: str) -> bool:
        return self._one("SELECT 1 FROM pg_roles WHERE rolname = %s", role) is not None

    def _close(self, name: str) -> None:
        """PostgreSQL lets everybody in by itself."""
        self._do("REVOKE ALL ON DATABASE {} FROM PUBLIC", sql.Identifier(name))

    @contextmanager
    def _member_of(self, role: str) -> Iterator[None]:
        """Who is no superuser gives a database to a role by being in it; only as long as that takes."""
        if self._one("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
            yield
            return
        self._do("GRANT {} TO CURRENT_USER", sql.Identifier(role))
        try:
            yield
        finally:
            self._do("REVOKE {} FROM CURRENT_USER GRANTED BY CURRENT_USER", sql.Identifier(role))

    def _one(self, question: str, *given: object) -> object:
        row = self.connection.execute(question.encode(), given or None).fetchone()
        return row[0] if row else None

    def _do(self, statement: str, *parts: sql.Composable) -> None:
        self.connection.execute(sql.SQL(statement).format(*parts))  # type: ignore[arg-type]  # all are written above


@contextmanager
def server_at(url: str) -> Iterator[Server]:
    """Raises Problem when the server cannot be reached, or refuses what is asked of it."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=PATIENCE) as connection:
            yield Server(connection)
    except psycopg.Error as error:
        raise Problem(f"PostgreSQL: {_first_line(error)}") from error


@dataclass(frozen=True)
class Login:
    """How a site gets into its database: ``url`` is its setting DATABASE_URL."""

    url: str

    @property
    def password(self) -> str:
        return unquote(urlsplit(self.url).password or "")

    def problem(self) -> str:
        """Why it cannot get in; empty when it can."""
        try:
            with psycopg.connect(self._as_libpq_has_it(), connect_timeout=PATIENCE):
                return ""
        except psycopg.Error as error:
            return _first_line(error)

    def _as_libpq_has_it(self) -> str:
        """Of a socket we have the folder in the path, where libpq has only the name of the database."""
        parts = urlsplit(self.url)
        folder, _slash, name = parts.path.removeprefix("/").rpartition("/")
        return make_conninfo(
            host=folder or parts.hostname,
            port=parts.port,
            user=unquote(parts.username or ""),
            password=self.password,
            dbname=name,
        )


def _first_line(error: psycopg.Error) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
