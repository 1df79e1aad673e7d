from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenwerking.backup.copying import copy_server
from samenwerking.backup.errors import BackupError
from samenwerking.backup.making import make_backup


class Command(BaseCommand):
    help = "Maakt een verzegelde back-up van database en bestanden in BACKUP_DIR, en leest haar daarna na."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--server", action="store_true", help="een kopie van de hele databaseserver, voor elk moment"
        )
        parser.add_argument("--if-configured", action="store_true", help="doe niets als BACKUP_DIR niet is ingesteld")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_configured"] and not settings.BACKUP_DIR:
            return
        try:
            if options["server"]:
                place, removed = copy_server()
                self.stdout.write(f"Bewaard en nagelezen: {place}")
                self._tell_removed(removed)
                return
            made = make_backup()
        except BackupError as problem:
            raise CommandError(str(problem)) from problem
        rows = sum(rows for rows, _hash in made.manifest.tables.values())
        size = sum(part["size"] for part in made.manifest.parts)
        self.stdout.write(
            f"Bewaard en nagelezen: {made.folder}\n{rows} rijen in {len(made.manifest.tables)} tabellen,"
            f" {len(made.manifest.files)} bestanden, {size / 1e6:.1f} MB; schrijven {made.took[0]:.1f} s,"
            f" nalezen {made.took[1]:.1f} s."
        )
        self._tell_removed(made.removed)
        if made.manifest.secrets:
            self.stdout.write(f"Staat er niet in, bewaar apart: {', '.join(made.manifest.secrets)}")

    def _tell_removed(self, names: list[str]) -> None:
        for name in names:
            self.stdout.write(f"Verwijderd, want ouder dan {settings.BACKUP_KEEP_DAYS} dagen: {name}")
