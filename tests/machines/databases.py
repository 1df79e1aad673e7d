"""A PostgreSQL and a streaming copy of it, each a server of its own with a folder and a socket of its own."""

import time
from pathlib import Path
from typing import Any

import psycopg

from samenwerking.database.embedded.account import server_account
from samenwerking.database.embedded.binaries import run
from samenwerking.database.embedded.server import SUPERUSER, EmbeddedServer

NAME = "samenwerking"
PATIENCE = 60.0


class Database:
    """One server with the database of the site in it."""

    def __init__(self, state_dir: Path) -> None:
        self.server = EmbeddedServer(state_dir)
        self.socket = ""

    def start(self) -> "Database":
        self.server.recover()  # also after it was stopped
        self.socket = self.server.ensure_running()
        return self

    def stop(self) -> None:
        self.server.stop()

    @property
    def url(self) -> str:
        """As in the environment of the site, with the folder of a socket in the place of a name."""
        return f"postgres://{SUPERUSER}@/{self.socket}/{NAME}"

    def ask(self, question: str, database: str = NAME) -> object:
        with psycopg.connect(host=self.socket, user=SUPERUSER, dbname=database, autocommit=True) as connection:
            row = connection.execute(question.encode()).fetchone()
        return row[0] if row else None

    def make(self, folder: Path) -> "Database":
        """An empty one. ``folder``: any, that the account of the server may read."""
        run(
            "createdb", "-h", self.socket, "-U", SUPERUSER, NAME, account=server_account(), cwd=folder, timeout=PATIENCE
        )
        return self

    def fill_from(self, socket: str, template: str, folder: Path) -> None:
        """With what stands in a database of another server."""
        account, file = server_account(), folder / "template.dump"
        account.take(folder)
        here: dict[str, Any] = {"account": account, "cwd": folder, "timeout": PATIENCE}
        run("pg_dump", "-Fc", "-h", socket, "-U", SUPERUSER, "-f", str(file), template, **here)
        self.make(folder)
        run("pg_restore", "-h", self.socket, "-U", SUPERUSER, "--exit-on-error", "-d", NAME, str(file), **here)


class StreamingCopy(Database):
    """Follows ``of`` until it is promoted."""

    def copy(self, of: Database) -> "StreamingCopy":
        account, data = server_account(), self.server.data_dir
        data.parent.mkdir(parents=True)
        data.mkdir(mode=0o700)
        account.take(data)
        options = ("-h", of.socket, "-U", SUPERUSER, "-D", str(data), "-R", "-X", "stream", "--checkpoint=fast")
        run("pg_basebackup", *options, account=account, cwd=data, timeout=PATIENCE)
        return self

    def wait_for(self, of: Database) -> None:
        """Until it has all that ``of`` has now."""
        mark = of.ask("SELECT pg_current_wal_lsn()::text")
        until = time.monotonic() + PATIENCE
        while not self.ask(f"SELECT pg_last_wal_replay_lsn() >= '{mark}'::pg_lsn"):
            assert time.monotonic() < until, "the copy does not follow"
            time.sleep(0.05)

    def promote(self) -> None:
        assert self.ask("SELECT pg_promote(true, 60)") is True
