"""`manage.py` for one municipality: with its settings and nothing of ours, as the account that owns its folder."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .known import Municipality

ROOT = Path(__file__).resolve().parents[2]
MANAGE = ROOT / "manage.py"
# Of the one who types: where programs are, which language they speak, and how long a migration waits for a lock
# (docs/operations/upgrading.md). No other setting may leak in.
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "PGOPTIONS")


def environment_of(municipality: Municipality) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "HOME": str(municipality.state_dir), **municipality.settings}


def manage(municipality: Municipality, arguments: Sequence[str]) -> int:
    """Its exit code; what it says is for whoever types."""
    return subprocess.run([sys.executable, str(MANAGE), *arguments], check=False, **_around(municipality)).returncode


def manage_quietly(municipality: Municipality, arguments: Sequence[str]) -> tuple[int, str]:
    """Its exit code and all that it said."""
    command = [sys.executable, str(MANAGE), *arguments]
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
    done = subprocess.run(command, text=True, errors="replace", check=False, **streams, **_around(municipality))
    return done.returncode, done.stdout


def _around(municipality: Municipality) -> dict[str, Any]:
    around: dict[str, Any] = {"cwd": ROOT, "env": environment_of(municipality)}
    if os.geteuid() != 0:
        return around
    owner = municipality.state_dir.stat()
    return {**around, "user": owner.st_uid, "group": owner.st_gid, "extra_groups": [], "umask": 0o027}
