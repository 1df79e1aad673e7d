"""gunicorn in production, for systemd and the container alike. docs/operations/scaling.md says what to change when."""

import os
from pathlib import Path
from typing import Any

from samenwerking.launch.metrics_files import begin_afresh, name_folder

bind = os.environ.get("WEB_BIND") or "127.0.0.1:8000"
workers = int(os.environ.get("WEB_PROCESSES") or 3)
threads = int(os.environ.get("WEB_THREADS") or 4)
worker_class = "gthread"
timeout = 60
# Who is being answered when we must stop, gets so long; the one that stops us waits longer.
graceful_timeout = 30
# A sign of life is written every second: in memory, for the disk may be slow or read-only.
worker_tmp_dir = "/dev/shm"  # noqa: S108 - memory, and the name is gunicorn's
control_socket_disable = True
proc_name = "samenwerkingswijzer"
logger_class = "samenwerking.launch.gunicorn_log.ScrubbedLogger"

name_folder(Path(os.environ.get("STATE_DIR") or "var").resolve())


def on_starting(server: Any) -> None:
    begin_afresh()
