from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenwerking.backup.errors import BackupError
from samenwerking.backup.restoring import bring_up_to_date, restore
from samenwerking.backup.sealing import identities_in


class Command(BaseCommand):
    help = "Zet een back-up terug op een lege plek, en rekent daarna alles na."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="MAP", help="de map van de back-up")
        parser.add_argument("--identity", type=Path, required=True, metavar="SLEUTEL", help="bestand met de sleutel")
        parser.add_argument("--checked", action="store_true", help="sla het nalezen vooraf over; dat is sneller")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = restore(
                options["folder"],
                identities_in(options["identity"]),
                self.stdout.write,
                checked=options["checked"],
            )
        except BackupError as problem:
            raise CommandError(str(problem)) from problem
        bring_up_to_date(self.stdout.write)
        call_command("verify_audit", stdout=self.stdout)
        if manifest.secrets:
            self.stdout.write(f"Zet zelf terug, want ze staan niet in de back-up: {', '.join(manifest.secrets)}")
        self.stdout.write("Heeft de site een eigen account in de database: geef het weer rechten met grant_site.")
        self.stdout.write("Klaar. Start de site, kijk of /healthz/ready 200 geeft, en draai daarna rebuild_search.")
