from datetime import date
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from participation.demo.load import load_demo
from participation.demo.year.load import load_year
from participation.demo.year.secrecy import load_secrecy


class Command(BaseCommand):
    help = "Laadt de demogemeente Voorbeeldpolder: mensen, wijzer, dossiers en stukken. Nog een keer vult alleen aan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--today",
            type=date.fromisoformat,
            default=None,
            help="De dag waarop het verhaal stilstaat (JJJJ-MM-DD). Zonder: vandaag.",
        )
        parser.add_argument(
            "--year",
            action="store_true",
            help="Laad ook een heel jaar van de gemeente: twaalf opgaven, twintig trajecten en vierhonderd bijdragen.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "DEMO", False):
            raise CommandError(
                "Demogegevens worden alleen geladen in een ontwikkelomgeving (DEMO staat hier uit)."
                " Er is niets veranderd."
            )
        today = options["today"] or timezone.localdate()
        year = chain(load_year(today), load_secrecy(today)) if options["year"] else ()
        for line in chain(load_demo(today), year):
            self.stdout.write(line)
        self.stdout.write(self.style.SUCCESS("De demogemeente is geladen."))
