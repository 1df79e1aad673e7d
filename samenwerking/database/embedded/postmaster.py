"""What ``postmaster.pid`` says, and whether it is still true."""

from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Postmaster:
    """The server that runs on a data folder."""

    pid: int
    socket_dir: str
    ready: bool


def read_postmaster(data_dir: Path) -> Postmaster | None:
    """The server as its own file tells it; None when there is no file or it is not written in full."""
    try:
        lines = (data_dir / "postmaster.pid").read_text().splitlines()
    except (FileNotFoundError, PermissionError):
        return None
    if len(lines) < 8:
        return None
    return Postmaster(pid=int(lines[0]), socket_dir=lines[4].strip(), ready=lines[7].strip() == "ready")


def recorded_pid(file: Path) -> int | None:
    """The process number in a lock file of PostgreSQL, also when the rest was never written."""
    try:
        first = file.read_text().split("\n", 1)[0].strip()
    except (FileNotFoundError, PermissionError):
        return None
    return int(first) if first.isdigit() else None


def is_server(pid: int, data_dir: Path) -> bool:
    """Is this process the server of this folder? After a crash or a restart the number may be somebody else's."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return process.name().startswith("postgres") and str(data_dir) in process.cmdline()
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


def running_postmaster(data_dir: Path) -> Postmaster | None:
    """The server when it runs and takes connections."""
    found = read_postmaster(data_dir)
    return found if found and found.ready and is_server(found.pid, data_dir) else None
