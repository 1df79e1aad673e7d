"""The system account that the server runs as. PostgreSQL refuses to run as root, so root lends it another."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import EmbeddedDatabaseError

SERVICE_ACCOUNT = "pgserver"


@dataclass(frozen=True)
class Account:
    """``None`` for both numbers: the server runs as the person who starts it."""

    uid: int | None = None
    gid: int | None = None

    def subprocess_options(self) -> dict[str, Any]:
        """The arguments that make ``subprocess`` run as this account."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def take(self, path: Path) -> None:
        """Make the account the owner of a new folder, and let it walk there."""
        if self.uid is None:
            return
        os.chown(path, self.uid, self.gid if self.gid is not None else -1)
        self.let_through(path)

    def let_through(self, path: Path) -> None:
        """Let the account pass (not list) the folders above ``path``; only root ever needs this."""
        if self.uid is None:
            return
        for folder in path.resolve().parents:
            mode = folder.stat().st_mode
            if not mode & stat.S_IXOTH and folder.stat().st_uid != self.uid:
                folder.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)


def server_account() -> Account:
    """The person's own account, or for root a service account, made when it is missing."""
    if os.geteuid() != 0:
        return Account()
    try:
        entry = pwd.getpwnam(SERVICE_ACCOUNT)
    except KeyError:
        entry = _make_service_account()
    return Account(entry.pw_uid, entry.pw_gid)


def _make_service_account() -> pwd.struct_passwd:
    useradd = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    sentence = f"PostgreSQL draait niet als root. Maak een gebruiker {SERVICE_ACCOUNT} of start als gewone gebruiker."
    if useradd is None:
        raise EmbeddedDatabaseError(sentence)
    made = subprocess.run(
        [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVICE_ACCOUNT],
        capture_output=True,
        check=False,
    )
    try:
        return pwd.getpwnam(SERVICE_ACCOUNT)
    except KeyError as error:
        raise EmbeddedDatabaseError(f"{sentence} ({made.stderr.decode(errors='replace').strip()})") from error
