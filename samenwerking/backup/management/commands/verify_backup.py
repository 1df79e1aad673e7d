from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenwerking.backup.checking import check
from samenwerking.backup.errors import BackupError
from samenwerking.backup.sealing import identities_in


class Command(BaseCommand):
    help = "Leest een back-up helemaal na, zonder iets terug te zetten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="MAP", help="de map van de back-up")
        parser.add_argument("--identity", type=Path, required=True, metavar="SLEUTEL", help="bestand met de sleutel")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = check(options["folder"], identities_in(options["identity"]))
        except BackupError as problem:
            raise CommandError(str(problem)) from problem
        rows = sum(rows for rows, _hash in manifest.tables.values())
        self.stdout.write(f"De back-up van {manifest.made} is heel: {rows} rijen en {len(manifest.files)} bestanden.")
