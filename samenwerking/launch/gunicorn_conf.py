"""gunicorn for development and demo. deploy/ has the one for production."""

import os
import signal
from typing import Any

from django.conf import settings
from django.db import connections

from samenwerking.launch.background import start_background, stop_background
from samenwerking.launch.metrics_files import begin_afresh, name_folder
from samenwerking.launch.welcome import farewell, welcome

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings.dev")
HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = os.environ.get("PORT") or "8000"

bind = f"[{HOST}]:{PORT}" if ":" in HOST else f"{HOST}:{PORT}"
workers = 2
threads = 4
worker_class = "gthread"
timeout = 60
graceful_timeout = 5
loglevel = "warning"
proc_name = "samenwerkingswijzer"
control_socket_disable = True
name_folder(settings.STATE_DIR)


def on_starting(server: Any) -> None:
    """The web server itself counts as a user of the embedded database: it is there as long as the site is."""
    begin_afresh()
    connections["default"].ensure_connection()
    connections.close_all()


def post_worker_init(worker: Any) -> None:
    """Ctrl-C reaches every process of the terminal. The web server tells its workers; twice told, they hang."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def when_ready(server: Any) -> None:
    """Said when visitors can come in, not before; then the work that goes on beside them begins."""
    print(welcome(HOST, PORT, settings.DEMO_PASSWORD), flush=True)  # noqa: T201 - this is where we talk
    start_background()


def worker_exit(server: Any, worker: Any) -> None:
    """A worker that has served its last visitor goes at once; taking the interpreter apart takes seconds.

    The kernel closes its connections and lets go of its locks. One that never started keeps its own exit code.
    """
    if worker.booted:
        os._exit(0)


def on_exit(server: Any) -> None:
    """All workers are gone; now the database may go as well, unless something else still uses it."""
    stop_background()
    release = getattr(connections["default"], "server", None)
    stopped = release.release() if release else False
    print(farewell(database_stopped=stopped), flush=True)  # noqa: T201 - this is where we talk
