"""The worker beside the web server: it comes and goes with it."""

import os
import subprocess
import sys
from pathlib import Path

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"
PATIENCE = 4.0  # seconds; what it was doing is done again at the next start

_running: list[subprocess.Popen[bytes]] = []


def start_background() -> None:
    """In a session of its own: Ctrl-C reaches the web server, which tells the worker."""
    command = [sys.executable, str(MANAGE), "work", "--parent", str(os.getpid())]
    _running.append(subprocess.Popen(command, start_new_session=True))


def stop_background() -> None:
    """Before the database may go."""
    while _running:
        worker = _running.pop()
        worker.terminate()
        try:
            worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
