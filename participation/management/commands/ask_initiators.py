"""Daily: ask whoever keeps up an initiative whether all is still right, once a period (a setting)."""

from typing import Any

from django.core.management.base import BaseCommand

from participation.services.initiatives.contacts import ask_initiators


class Command(BaseCommand):
    help = "Vraagt initiatiefnemers of hun initiatief nog klopt, volgens de termijn in Beheer."

    def handle(self, *args: Any, **options: Any) -> None:
        asked = ask_initiators()
        if options["verbosity"]:
            self.stdout.write(f"{asked} initiatiefnemers gevraagd.")
