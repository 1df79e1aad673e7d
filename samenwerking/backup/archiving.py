"""The options with which a PostgreSQL server hands its changes to ``wal.py``; settings ask this, so no Django here."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

SERVER, CHANGES = "server", "server/wal"
# How a copy of the server is made; the sums are what ``moments`` checks.
COPY_OPTIONS = (
    "--pgdata=-", "--format=tar", "--wal-method=fetch", "--checkpoint=fast", "--manifest-checksums=SHA256",
)  # fmt: skip
SCRIPT = Path(__file__).with_name("wal.py")


def changes_dir(backup_dir: str | Path) -> Path:
    return Path(backup_dir).absolute() / CHANGES


def keep_command(backup_dir: str | Path, recipients: Sequence[str]) -> str:
    """The ``archive_command``."""
    return f"{_python()} push {shlex.quote(str(changes_dir(backup_dir)))} {shlex.join(recipients)} -- %p %f"


def fetch_command(backup_dir: str | Path, identity: Path) -> str:
    """The ``restore_command``."""
    return f"{_python()} fetch {shlex.join([str(changes_dir(backup_dir)), str(identity.absolute())])} -- %f %p"


def server_options(backup_dir: str, recipients: Sequence[str], seconds: int) -> dict[str, str]:
    """For the embedded server; none when nothing is to be kept. ``seconds``: how much may be lost at most."""
    if not (backup_dir and recipients and seconds):
        return {}
    command = keep_command(backup_dir, recipients)
    return {"archive_mode": "on", "archive_timeout": str(seconds), "archive_command": command}


def _python() -> str:
    # A percent sign is PostgreSQL's own.
    return shlex.join([sys.executable, "-I", str(SCRIPT)]).replace("%", "%%")
