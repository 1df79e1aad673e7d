"""A PostgreSQL backend that starts its own server under ``STATE_DIR`` at the first connection."""

import time
from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg import sql

from .server import APPLICATION, SUPERUSER, EmbeddedServer, server_for

PASSING = ("is starting up", "is shutting down", "in recovery mode")
# A server that was just started again may still be reading back what it wrote before it died.
ATTEMPTS = 20
PAUSE_SECONDS = 0.5


class DatabaseWrapper(base.DatabaseWrapper):
    """Asks the server only when there is no connection yet or when connecting failed."""

    @property
    def server(self) -> EmbeddedServer:
        known = self.settings_dict
        return server_for(Path(known["STATE_DIR"]), known.get("SERVER_OPTIONS"), known.get("SERVER_WRITES", ()))

    def get_connection_params(self) -> dict[str, Any]:
        here = {"host": self.server.ensure_running(), "application_name": APPLICATION}
        return {**super().get_connection_params(), **here}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; makes the database when it does not exist, and brings back a server that died meanwhile."""
        for _attempt in range(ATTEMPTS):
            try:
                return super().get_new_connection(conn_params)
            except psycopg.OperationalError as error:
                if not self._mend(str(error), conn_params):
                    raise
            conn_params = {**conn_params, "host": self.server.ensure_running()}
        return super().get_new_connection(conn_params)

    def _mend(self, complaint: str, conn_params: dict[str, Any]) -> bool:
        """Take away the reason why connecting failed; False when that is not ours to do."""
        if any(moment in complaint for moment in PASSING):
            time.sleep(PAUSE_SECONDS)
            return True
        name = conn_params["dbname"]
        if f'database "{name}" does not exist' in complaint and name == self.settings_dict["NAME"]:
            self._create_database(conn_params["host"], name)
            return True
        return self.server.recover()

    def _create_database(self, host: str, name: str) -> None:
        query = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
        try:
            with psycopg.connect(host=host, user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
                connection.execute(query)
        except psycopg.errors.DuplicateDatabase:
            pass  # another process made it in the same moment
