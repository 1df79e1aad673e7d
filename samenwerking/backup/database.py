"""The database in a backup: one consistent moment of it, with what to count afterwards."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from subprocess import DEVNULL, PIPE, Popen
from typing import IO

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from .errors import BackupError
from .programs import database_address, running
from .sealing import PIECE

Tables = dict[str, list[int]]
PLAIN = ("--no-owner", "--no-privileges")
RUN_SCRIPT = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-")
NEW_IN_17 = b"SET transaction_timeout = 0;"


@contextmanager
def one_moment() -> Iterator[str]:
    """Everything asked inside sees the same moment; gives its name, for ``pg_dump``."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


@contextmanager
def dumped(moment: str) -> Iterator[IO[bytes]]:
    """The dump of that moment, as a stream."""
    where = database_address()
    with running("pg_dump", "--format=custom", f"--snapshot={moment}", *PLAIN, where, stdout=PIPE) as process:
        assert process.stdout is not None
        yield process.stdout


def contents() -> Tables:
    """Of each table how many rows it has, and a sum of the hashes of all of them; the order of rows does not matter."""
    names = _table_names()
    if not names:
        return {}
    parts = [
        sql.SQL(
            "SELECT {name}, count(*), coalesce(sum(hashtextextended(row::text, 0)::numeric), 0) FROM {table} row"
        ).format(name=sql.Literal(name), table=sql.Identifier(name))
        for name in names
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(sql.SQL(" UNION ALL ").join(parts))
        return {name: [rows, int(total)] for name, rows, total in cursor.fetchall()}


def _table_names() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
        return [row[0] for row in cursor.fetchall()]


def applied_migrations() -> list[list[str]]:
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def server_version() -> int:
    """As PostgreSQL counts: 180004 for 18.4."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int")
        return int(cursor.fetchone()[0])


def demand_known(migrations: list[list[str]]) -> None:
    """Raises BackupError when the database of a backup is newer than this code."""
    known = MigrationLoader(None).disk_migrations
    unknown = [f"{app}.{name}" for app, name in migrations if (app, name) not in known]
    if unknown:
        raise BackupError(
            f"Deze back-up hoort bij een nieuwere versie van de site (onbekend: {', '.join(unknown[:3])})."
            " Zet eerst die versie neer."
        )


def demand_empty() -> None:
    """Raises BackupError when there is anything in the database: a backup is never put over something."""
    names = _table_names()
    if names:
        raise BackupError(
            f"De database is niet leeg ({len(names)} tabellen). Terugzetten gaat alleen naar een lege plek; maak een"
            " nieuwe database en wijs DATABASE_URL daarheen."
        )


def put_back(dump: IO[bytes]) -> None:
    """All of it or nothing. ``psql`` runs the script of ``pg_restore``: that itself sets what only the newest servers
    know, and an older one would refuse everything.
    """
    with running("psql", *RUN_SCRIPT, f"--dbname={database_address()}", stdin=PIPE, stdout=DEVNULL) as psql:
        assert psql.stdin is not None
        psql.stdin.write(b"BEGIN;\n")
        with running("pg_restore", "--file=-", *PLAIN, stdin=PIPE, stdout=PIPE) as reader:
            assert reader.stdout is not None
            with ThreadPoolExecutor(max_workers=1) as feeding:
                fed = feeding.submit(_feed, dump, reader)
                try:
                    for line in known_to_older_servers(reader.stdout):
                        psql.stdin.write(line)
                except BaseException:
                    reader.kill()  # or whoever feeds it waits for ever
                    raise
            fed.result()
        # Only now is the script whole: without this line nothing of it stays.
        psql.stdin.write(b"COMMIT;\n")
        psql.stdin.close()
    connection.close()


def known_to_older_servers(script: Iterable[bytes]) -> Iterator[bytes]:
    """The script without the line that PostgreSQL before 17 does not know. It comes before the first row of a table."""
    lines = iter(script)
    for line in lines:
        if line.strip() == NEW_IN_17:
            break
        yield line
    yield from lines


def _feed(dump: IO[bytes], reader: "Popen[bytes]") -> None:
    """Raises what reading the backup raises; a reader that stopped says itself why."""
    assert reader.stdin is not None
    with suppress(BrokenPipeError), reader.stdin as into:
        while piece := dump.read(PIECE):
            into.write(piece)


def demand_readable(dump: IO[bytes]) -> None:
    """Raises BackupError when ``pg_restore`` cannot read it to its end; nothing is put anywhere."""
    with running("pg_restore", "--file=/dev/null", *PLAIN, stdin=PIPE) as process:
        assert process.stdin is not None
        while piece := dump.read(PIECE):
            process.stdin.write(piece)
        process.stdin.close()
