"""Making a backup: database first, then the files, the manifest last, and everything read again before it counts."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from pyrage import x25519

from . import database, files, places
from .checking import check
from .manifest import DATABASE, FILES, Manifest, write
from .sealing import beside, recipients_of, seal


@dataclass(frozen=True)
class Made:
    """``took``: seconds for writing and for reading again."""

    folder: Path
    manifest: Manifest
    took: tuple[float, float]
    removed: list[str]


def make_backup() -> Made:
    """One whole backup in ``BACKUP_DIR``, sealed for ``BACKUP_RECIPIENTS``. Raises BackupError; then there is none."""
    began = datetime.now(UTC)
    try:
        made = _make(began)
    except BaseException:
        places.tell(datetime.now(UTC), ok=False)
        raise
    places.tell(datetime.now(UTC), ok=True)
    return made


def _make(began: datetime) -> Made:
    recipients = recipients_of(settings.BACKUP_RECIPIENTS)
    # Known to this run only: with it what was written is opened once more, and then nobody has it any longer.
    once = x25519.Identity.generate()
    with places.begun(places.name_of(began)) as folder:
        manifest = _write(folder, began, [*recipients, once.to_public()])
        written = datetime.now(UTC)
        check(folder, [once])
    place = places.backup_dir() / places.name_of(began)
    took = ((written - began).total_seconds(), (datetime.now(UTC) - written).total_seconds())
    return Made(place, manifest, took, places.remove_old(began))


def _write(folder: Path, began: datetime, recipients: list[x25519.Recipient]) -> Manifest:
    with database.one_moment() as moment:
        with database.dumped(moment) as dump:
            parts = [seal(dump, folder / DATABASE, recipients)]
        tables, migrations = database.contents(), database.applied_migrations()
    packed: files.Files = {}

    def pack(sink: IO[bytes]) -> None:
        packed.update(files.pack(sink))

    with beside(pack) as archive:
        parts.append(seal(archive, folder / FILES, recipients))
    manifest = Manifest(
        made=began.isoformat(timespec="seconds"),
        postgres=database.server_version(),
        migrations=migrations,
        tables=tables,
        files=packed,
        parts=[asdict(part) for part in parts],
        secrets=settings.SECRETS_IN_USE,
    )
    write(manifest, folder, recipients)
    return manifest
