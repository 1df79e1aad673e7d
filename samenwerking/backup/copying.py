"""Making a copy of the whole database server while it works, and having it keep its changes."""

from datetime import UTC, datetime
from pathlib import Path
from subprocess import PIPE

from django.conf import settings
from django.db import connection
from pyrage import x25519

from .archiving import COPY_OPTIONS, SCRIPT, SERVER
from .errors import BackupError
from .manifest import SUMS
from .moments import COPY, FIRST, check_copy, remove_old_copies
from .places import backup_dir, begun, name_of
from .programs import database_address, running
from .sealing import recipients_of, seal


def copy_server() -> tuple[Path, list[str]]:
    """A sealed and checked copy under ``BACKUP_DIR/server``, and names of old ones that went. Raises BackupError."""
    recipients = recipients_of(settings.BACKUP_RECIPIENTS)
    demand_changes_kept()
    now, once = datetime.now(UTC), x25519.Identity.generate()
    place = f"{SERVER}/{name_of(now)}"
    with begun(place) as folder:
        with running("pg_basebackup", *COPY_OPTIONS, f"--dbname={database_address()}", stdout=PIPE) as process:
            assert process.stdout is not None
            part = seal(process.stdout, folder / COPY, [*recipients, once.to_public()])
        (folder / FIRST).write_text(check_copy(folder / COPY, part, [once]))
        (folder / SUMS).write_text(f"{part.sealed_sha256}  {COPY}\n")
    return backup_dir() / place, remove_old_copies(backup_dir(), now, settings.BACKUP_KEEP_DAYS)


def demand_changes_kept() -> None:
    """A copy without the changes after it goes back to its own moment only, which is no more than a backup does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('archive_mode'), current_setting('archive_command')")
        mode, command = cursor.fetchone()
    if mode == "off" or str(SCRIPT.name) not in command:
        raise BackupError(
            "De database bewaart haar wijzigingen nog niet. Met de ingebouwde database: zet BACKUP_DIR en"
            " BACKUP_RECIPIENTS en start opnieuw. Met een eigen server: zet archive_mode en archive_command"
            " (docs/operations/backup.md)."
        )
