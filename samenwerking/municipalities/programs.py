"""`manage.py` for one municipality: with its settings and nothing of ours, as the account that owns its folder.

What changes tables logs in as their owner. It runs under an account apart and in a passing folder, so that whoever
takes over the site cannot read the owner's password from a process of their own account (docs/decisions/0232).
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .accounts import entry_of
from .known import Municipality
from .names import OWNERS_ACCOUNT

ROOT = Path(__file__).resolve().parents[2]
MANAGE = ROOT / "manage.py"
# Of the one who types: where programs are, which language they speak, and how long a migration waits for a lock
# (docs/operations/upgrading.md). No other setting may leak in.
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "PGOPTIONS")
OF_THE_OWNER = frozenset({"migrate", "set_up_site", "grant_site", "createcachetable"})
# As the owner too, but it puts files in the folder of the municipality; the site stands still meanwhile.
IN_ITS_FOLDER = frozenset({"restore"})


def environment_of(municipality: Municipality, command: str = "") -> dict[str, str]:
    """Without ``command`` that of the site."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    owners = municipality.owners if command in OF_THE_OWNER | IN_ITS_FOLDER else {}
    return {**kept, "HOME": str(municipality.state_dir), **municipality.settings, **owners}


def manage(municipality: Municipality, arguments: Sequence[str]) -> int:
    """Its exit code; what it says is for whoever types."""
    with _around(municipality, arguments[0]) as around:
        return subprocess.run([sys.executable, str(MANAGE), *arguments], check=False, **around).returncode


def manage_quietly(municipality: Municipality, arguments: Sequence[str]) -> tuple[int, str]:
    """Its exit code and all that it said."""
    command = [sys.executable, str(MANAGE), *arguments]
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
    with _around(municipality, arguments[0]) as around:
        done = subprocess.run(command, text=True, errors="replace", check=False, **streams, **around)
    return done.returncode, done.stdout


@contextmanager
def _around(municipality: Municipality, command: str) -> Iterator[dict[str, Any]]:
    around: dict[str, Any] = {"cwd": ROOT, "env": environment_of(municipality, command)}
    apart = entry_of(OWNERS_ACCOUNT) if municipality.owners and command in OF_THE_OWNER else None
    if os.geteuid() != 0:
        yield around
    elif apart is None:
        owner = municipality.state_dir.stat()
        yield around | _as(owner.st_uid, owner.st_gid)
    else:
        with _passing_folder(apart) as folder:
            env = around["env"] | {"HOME": folder, "STATE_DIR": folder}
            yield around | {"env": env} | _as(apart.pw_uid, apart.pw_gid)


def _as(user: int, group: int) -> dict[str, Any]:
    return {"user": user, "group": group, "extra_groups": [], "umask": 0o027}


@contextmanager
def _passing_folder(account: pwd.struct_passwd) -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="wijzer-")
    os.chown(folder, account.pw_uid, account.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
