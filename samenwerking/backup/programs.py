"""The programs of PostgreSQL, and how they reach the database of this site."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import Any

from django.db import connection
from psycopg.conninfo import make_conninfo

from samenwerking.database.embedded.binaries import binary
from samenwerking.database.embedded.errors import EmbeddedDatabaseError

from .errors import BackupError

REACHED_BY = ("host", "port", "user", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey")


def program(name: str) -> str:
    """The one that came with the site, which knows every older server too; or that of the machine."""
    try:
        own = binary(name)
    except EmbeddedDatabaseError:
        own = None
    if own is not None and own.exists():
        return str(own)
    found = shutil.which(name)
    if found is None:
        raise BackupError(f"Het programma {name} van PostgreSQL ontbreekt. Installeer postgresql-client.")
    return found


def database_address() -> str:
    """How the programs find the database; without the password, which other people on the machine could see."""
    params = connection.get_connection_params()
    return make_conninfo(**{name: params[name] for name in REACHED_BY if params.get(name)})


@contextmanager
def running(name: str, *arguments: str, **streams: Any) -> Iterator["subprocess.Popen[bytes]"]:
    """A program at work. Raises BackupError with its own words when it failed; is stopped when the caller fails."""
    password = str(connection.get_connection_params().get("password") or "")
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    with TemporaryFile() as said:
        command = [program(name), *arguments]
        process = subprocess.Popen(command, stderr=said, env=environment, **streams)
        try:
            yield process
            code = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            if process.returncode > 0:  # it had stopped by itself, and that is the reason
                raise BackupError(_words(name, said)) from None
            raise
        if code:
            raise BackupError(_words(name, said))


def _words(name: str, said: Any) -> str:
    said.seek(0)
    return f"{name} gaf een fout: {said.read().decode(errors='replace').strip()[-2000:]}"
