"""Daily: end secrecy that the council did not confirm at its next meeting; a second run ends nothing twice."""

from typing import Any

from django.core.management.base import BaseCommand

from participation.services.secrecy_confirmation import lapse_secrecy


class Command(BaseCommand):
    help = "Laat geheimhouding vervallen die de raad in zijn eerstvolgende vergadering niet bekrachtigde."

    def handle(self, *args: Any, **options: Any) -> None:
        lapsed = lapse_secrecy()
        if options["verbosity"]:
            self.stdout.write(f"{lapsed} keer verviel geheimhouding.")
