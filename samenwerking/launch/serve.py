"""Hands over to gunicorn. The process stays the same, so Ctrl-C and kill reach the web server itself."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from django.db import connections

CONFIG = Path(__file__).with_name("gunicorn_conf.py")


def serve() -> NoReturn:
    """Become gunicorn. The database stays up: counting out happens when a process ends, and this one goes on."""
    connections.close_all()
    sys.stdout.flush()
    arguments = [sys.executable, "-m", "gunicorn", "--config", str(CONFIG), "samenwerking.wsgi:application"]
    os.execv(sys.executable, arguments)  # noqa: S606 - our own Python
