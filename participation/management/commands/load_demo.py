from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from participation.demo.load import load_demo


class Command(BaseCommand):
    help = "Laadt de demogemeente Voorbeeldpolder: mensen, wijzer, dossiers en stukken. Nog een keer vult alleen aan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--today",
            type=date.fromisoformat,
            default=None,
            help="De dag waarop het verhaal stilstaat (JJJJ-MM-DD). Zonder: vandaag.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "DEMO", False):
            raise CommandError(
                "Demogegevens worden alleen geladen in een ontwikkelomgeving (DEMO staat hier uit)."
                " Er is niets veranderd."
            )
        for line in load_demo(options["today"] or timezone.localdate()):
            self.stdout.write(line)
        self.stdout.write(self.style.SUCCESS("De demogemeente is geladen."))
