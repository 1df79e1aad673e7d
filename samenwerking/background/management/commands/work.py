from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from samenwerking.background.worker import work


class Command(BaseCommand):
    help = "Doet het werk op de achtergrond: taken uit de wachtrij en alles wat op een vaste tijd moet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--parent", type=int, help="Stop als dit proces er niet meer is.")

    def handle(self, *args: Any, **options: Any) -> None:
        work(options["parent"])
