"""Back to a moment: a copy of the whole database server, and every change since (``wal.py``).

``python -m samenwerking.backup.moments COPY --identity KEY --into FOLDER [--until 2026-11-26T14:05+01:00]`` makes a
data folder with which PostgreSQL, once started, reads the changes up to that moment. It needs no running database.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tarfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pyrage import x25519

from samenwerking.database.embedded.account import server_account

from .archiving import SERVER, changes_dir, fetch_command
from .errors import BackupError
from .sealing import Part, Passing, identities_in, opened, sha256_of
from .wal import SEALED, SUM

COPY, FIRST, SHA256 = "base.tar.age", "eerste-wal", "sha256"
# A file of changes, or the note of a copy that goes with it: both are numbered after their first eight figures.
CHANGE = re.compile(rf"[0-9A-F]{{24}}(\.[0-9A-F]{{8}}\.backup)?({re.escape(SEALED)}|{re.escape(SUM)})$")
LABEL = re.compile(rb"START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)")


def check_copy(path: Path, part: Part, identities: Sequence[x25519.Identity]) -> str:
    """Reads a copy to its end; gives the name of the first file of changes that it needs."""
    first = ""
    with opened(path, identities) as stream:
        passing = Passing(stream)
        with tarfile.open(fileobj=passing, mode="r|") as entries:  # type: ignore[call-overload]  # it only reads
            for entry in entries:
                if entry.name.lstrip("./") == "backup_label" and (label := entries.extractfile(entry)):
                    found = LABEL.search(label.read())
                    first = found[1].decode() if found else ""
        while passing.read(1 << 20):
            pass
    if (part.size, part.sha256) != (passing.size, passing.digest.hexdigest()) or not first:
        raise BackupError(f"{path} is niet goed geschreven.")
    return first


def remove_old_copies(backup_dir: Path, now: datetime, keep_days: int) -> list[str]:
    """Copies older than so many days go, but never the last one; and the changes from before the first that stays."""
    copies = sorted(path for path in (backup_dir / SERVER).glob("20*") if (path / FIRST).is_file())
    before = (now - timedelta(days=keep_days)).astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    old = [path for path in copies[:-1] if path.name < before]
    for path in old:
        shutil.rmtree(path)
    left = [path for path in copies if path not in old]
    if left:
        needed = min((path / FIRST).read_text()[8:] for path in left)  # the first eight only count restores
        for path in changes_dir(backup_dir).glob("*"):
            if CHANGE.match(path.name) and path.name[8:24] < needed:
                path.unlink()
    return [path.name for path in old]


def put_back_server(copy: Path, identity: Path, into: Path, until: str = "") -> None:
    """Make a data folder from a copy; raises BackupError, and then there is none."""
    moment = _moment(until) if until else None
    if into.exists() and any(into.iterdir()):
        raise BackupError(f"{into} is niet leeg. Terugzetten gaat alleen naar een lege plek.")
    fresh = into.with_name(f"{into.name}.terugzetten")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True, mode=0o700)
    try:
        with opened(copy / COPY, identities_in(identity)) as stream, tarfile.open(fileobj=stream, mode="r|") as entries:
            entries.extractall(fresh, filter="data")
        _verify(fresh)
        _recover(fresh, fetch_command(copy.parents[1], identity), moment)
        _give_away(fresh)
        into.mkdir(exist_ok=True)
        fresh.replace(into)
    except (OSError, tarfile.TarError, ValueError, KeyError) as problem:
        raise BackupError(f"Terugzetten in {into} lukte niet: {problem}") from problem
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _moment(until: str) -> datetime:
    try:
        moment = datetime.fromisoformat(until)
    except ValueError as problem:
        raise BackupError(f"{until} is geen moment. Schrijf het als 2026-11-26T14:05+01:00.") from problem
    if moment.tzinfo is None:
        raise BackupError(f"Zeg bij {until} ook de tijdzone, bijvoorbeeld +01:00.")
    return moment


def _verify(data: Path) -> None:
    """Every file against the list that the server made of them. (Its own ``pg_verifybackup`` crashes in the wheel.)"""
    listed = json.loads((data / "backup_manifest").read_bytes())["Files"]
    for row in listed:
        path = data / row["Path"]
        if not path.is_file() or path.stat().st_size != row["Size"] or sha256_of(path) != row["Checksum"]:
            raise BackupError(f"De kopie is beschadigd: {row['Path']}.")


def _recover(data: Path, command: str, moment: datetime | None) -> None:
    quoted = command.replace("'", "''")
    lines = [f"restore_command = '{quoted}'", "recovery_target_action = 'promote'"]
    if moment:
        lines.append(f"recovery_target_time = '{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}+00'")
    with (data / "postgresql.auto.conf").open("a") as file:
        file.write("\n".join(["", *lines, ""]))
    (data / "recovery.signal").touch()


def _give_away(data: Path) -> None:
    account = server_account()
    account.let_through(data)
    for folder, _folders, names in os.walk(data):
        Path(folder).chmod(0o700)
        if account.uid is not None:
            for path in (folder, *(os.path.join(folder, name) for name in names)):
                os.chown(path, account.uid, account.gid if account.gid is not None else -1)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m samenwerking.backup.moments", description=__doc__)
    parser.add_argument("copy", type=Path, metavar="KOPIE", help="map van de kopie, onder BACKUP_DIR/server")
    parser.add_argument("--identity", type=Path, required=True, metavar="SLEUTEL")
    parser.add_argument(
        "--into", type=Path, required=True, metavar="MAP", help="datamap voor PostgreSQL; leeg of nieuw"
    )
    parser.add_argument("--until", default="", metavar="MOMENT", help="tot wanneer; weggelaten: alles wat er is")
    options = parser.parse_args(arguments)
    try:
        put_back_server(options.copy.absolute(), options.identity, options.into.absolute(), options.until)
    except BackupError as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - a command
        return 1
    print(f"{options.into} is klaar. Start PostgreSQL op deze map.")  # noqa: T201 - a command
    return 0


if __name__ == "__main__":
    sys.exit(main())
