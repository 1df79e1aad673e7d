"""Where the socket of the server stands. Its path may be 107 bytes long (103 on a Mac), a data folder may be longer."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from .account import Account
from .errors import EmbeddedDatabaseError

SOCKET_LOCK = ".s.PGSQL.5432.lock"
LONGEST = 103


def socket_dir_for(data_dir: Path, account: Account) -> Path:
    """The data folder itself, or where that is too long a folder of our own in the temporary folder."""
    if _fits(data_dir):
        return data_dir
    mark = hashlib.sha256(str(data_dir).encode()).hexdigest()[:12]
    for parent in (Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108 - checked below: ours, closed to others
        folder = parent / f"samenwerking-{mark}"
        if _fits(folder):
            return _own_folder(folder, account)
    raise EmbeddedDatabaseError("Het pad van STATE_DIR is te lang voor PostgreSQL. Kies een kortere map.")


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / SOCKET_LOCK)) <= LONGEST


def _own_folder(folder: Path, account: Account) -> Path:
    """Make the folder, closed to others; refuses one that somebody else put there."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    owner = os.geteuid() if account.uid is None else account.uid
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {owner, os.geteuid()}:
        raise EmbeddedDatabaseError(f"De map {folder} is van iemand anders. Verwijder die en start opnieuw.")
    folder.chmod(0o700)
    account.take(folder)
    return folder
