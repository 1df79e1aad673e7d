"""The account of Linux as which a municipality runs, and its folder that no other account may enter."""

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

from samenwerking.bootstrap.problem import Problem

# Uploads that only the site itself hands out. The web server in front may read the rest of the folder, by its group.
PRIVATE = "private"


def make_account(name: str) -> bool:
    """A system account that cannot log in; True when it was not there. Only root can make one."""
    if entry_of(name) is not None:
        return False
    useradd = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if useradd is None or os.geteuid() != 0:
        raise Problem(f"Het account {name} is er niet. Maak het aan als root, of geef met --account een ander.")
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    made = subprocess.run([useradd, *options, name], capture_output=True, text=True, check=False)
    if made.returncode:
        raise Problem(f"Het account {name} kon niet gemaakt worden: {made.stderr.strip()}")
    return True


def make_folder(folder: Path, account: str) -> None:
    """For this account and its group; the part with private uploads for the account alone."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    for place, mode in ((folder, 0o750), (folder / PRIVATE, 0o700)):
        place.mkdir(exist_ok=True)
        place.chmod(mode)
        entry = entry_of(account)
        if os.geteuid() == 0 and entry is not None:
            os.chown(place, entry.pw_uid, entry.pw_gid)


def demand_way_in(folder: Path, account: str) -> None:
    """Raises Problem when the account may not pass a folder above its own: its site would end in an error at once."""
    entry = entry_of(account)
    if entry is None:
        return
    groups = os.getgrouplist(account, entry.pw_gid)
    for above in reversed(folder.parents):
        found = above.stat()
        right = stat.S_IXOTH
        if found.st_uid == entry.pw_uid:
            right = stat.S_IXUSR
        elif found.st_gid in groups:
            right = stat.S_IXGRP
        if entry.pw_uid != 0 and not found.st_mode & right:
            raise Problem(
                f"Het account {account} mag niet door de map {above}, en daaronder staat haar eigen map. "
                f"Sta dat toe met: chmod o+x {above}. Doe daarna hetzelfde opnieuw: het gaat dan verder."
            )


def entry_of(name: str) -> pwd.struct_passwd | None:
    """As the machine knows it; None for no account."""
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
