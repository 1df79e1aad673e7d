"""Where things stand in this clone, and which address and state folder this run uses."""

import os
from pathlib import Path

from .problem import Problem

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
ASSETS = ROOT / "static_src"
DIST = ASSETS / "dist"


def state_dir() -> Path:
    """The folder for database, uploads and mail."""
    return Path(os.environ.get("STATE_DIR") or ROOT / "var").expanduser().resolve()


def address() -> tuple[str, int]:
    """Host and port to serve on; raises Problem when the port is no port."""
    host = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise Problem(f"PORT={port} is geen poortnummer. Kies een getal tussen 1 en 65535.")
    return host, int(port)
