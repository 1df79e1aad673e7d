"""gunicorn in production. Numbers of processes and threads: docs/operations/performance.md."""

import os
from pathlib import Path
from typing import Any

from samenwerking.launch.metrics_files import begin_afresh, name_folder

bind = "127.0.0.1:8000"
workers = 3
threads = 4
worker_class = "gthread"
timeout = 60
proc_name = "samenwerkingswijzer"
logger_class = "samenwerking.launch.gunicorn_log.ScrubbedLogger"

name_folder(Path(os.environ.get("STATE_DIR") or "var").resolve())


def on_starting(server: Any) -> None:
    begin_afresh()
