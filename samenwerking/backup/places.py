"""Where backups stand: ``BACKUP_DIR``, a folder for each, and in it only those that were finished and checked."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from samenwerking.database.embedded.locks import only_one

from .errors import BackupError

NAME = "%Y-%m-%dT%H%M%SZ"
BEGUN = "begonnen-"
STATUS = "backup-status.json"


def backup_dir() -> Path:
    """Raises BackupError when it is not set."""
    if not settings.BACKUP_DIR:
        raise BackupError("Zeg met BACKUP_DIR in welke map back-ups komen.")
    return Path(settings.BACKUP_DIR)


def name_of(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(NAME)


def moment_of(name: str) -> datetime | None:
    """The moment that a folder is named after; None for other folders."""
    try:
        return datetime.strptime(name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


@contextmanager
def begun(place: str) -> Iterator[Path]:
    """A folder to write in, one writer at a time; it gets its place in ``BACKUP_DIR`` when all went well, and goes when
    not."""
    where = backup_dir()
    try:
        (where / place).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with only_one(where / ".slot"):
            for left in where.glob(f"{BEGUN}*"):  # of one that was killed
                shutil.rmtree(left, ignore_errors=True)
            folder = where / f"{BEGUN}{place.replace('/', '-')}"
            folder.mkdir(mode=0o700)
            try:
                yield folder
                folder.rename(where / place)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as problem:
        raise BackupError(f"Schrijven in {where} lukt niet: {problem.strerror or problem}.") from problem


def finished() -> list[Path]:
    """Oldest first."""
    where = backup_dir()
    if not where.is_dir():
        return []
    return sorted(path for path in where.iterdir() if path.is_dir() and moment_of(path.name))


def remove_old(now: datetime) -> list[str]:
    """Backups older than ``BACKUP_KEEP_DAYS`` go, but never the last one; names of what went."""
    before = now - timedelta(days=settings.BACKUP_KEEP_DAYS)
    old = [path for path in finished()[:-1] if (moment_of(path.name) or now) < before]
    for path in old:
        shutil.rmtree(path)
    return [path.name for path in old]


def tell(now: datetime, *, ok: bool) -> None:
    """For whoever watches the site: when the last one ended, and how."""
    path = Path(settings.STATE_DIR) / STATUS
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".nieuw")
    fresh.write_text(json.dumps({"finished": now.timestamp(), "ok": ok}))
    fresh.replace(path)
