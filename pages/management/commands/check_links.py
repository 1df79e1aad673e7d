"""Asks other websites whether links of the guide still work."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pages.links.checking import check_due


class Command(BaseCommand):
    help = "Vraagt andere websites of links nog werken: een paar tegelijk, met rust per website."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seconds", type=float, default=45, help="Zo lang duurt een ronde ten hoogste.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{check_due(seconds=options['seconds'])} adressen gevraagd")
