from typing import Any

from django.core.management.base import BaseCommand, CommandError

from participation.services.audit_checks import check_and_anchor


class Command(BaseCommand):
    """Runs every night; exit 1 when the record does not hold."""

    help = "Controleer het verslag van gebeurtenissen, en zet de laatste vingerafdruk apart in een bestand en een mail."

    def handle(self, *args: Any, **options: Any) -> None:
        check = check_and_anchor()
        if not check.sound:
            raise CommandError(f"Het verslag klopt niet. {check.problem}", returncode=1)
        self.stdout.write(f"OK: {check.count} regels, laatste vingerafdruk {check.head}")
