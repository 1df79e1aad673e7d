"""``manage.py generate_records 10000``: many records, for measuring."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from participation.demo.bulk import generate_records
from participation.exceptions import ParticipationError

MOST = 1_000_000
MOST_EACH = 1_000


class Command(BaseCommand):
    help = "Vult het register met proefgegevens, telkens dezelfde, tot dit aantal trajecten. Alleen voor metingen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("trajecten", type=int, help="zoveel trajecten moeten er zijn")
        parser.add_argument("--contributions", type=int, default=0, help="zoveel bijdragen krijgt elk traject")
        parser.add_argument("--without-search", action="store_true", help="laat de zoekindex zoals ze is")

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "DEMO", False):
            raise CommandError("Proefgegevens komen alleen in een ontwikkelomgeving (DEMO staat hier uit).")
        if not 1 <= options["trajecten"] <= MOST:
            raise CommandError(f"Kies een aantal van 1 tot {MOST}.")
        if not 0 <= options["contributions"] <= MOST_EACH:
            raise CommandError(f"Kies 0 tot {MOST_EACH} bijdragen per traject.")
        try:
            for line in generate_records(options["trajecten"], options["contributions"]):
                self.stdout.write(line)
        except ParticipationError as error:
            raise CommandError(str(error)) from error
        if not options["without_search"]:
            call_command("rebuild_search", stdout=self.stdout)
