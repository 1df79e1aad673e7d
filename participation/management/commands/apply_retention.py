"""``manage.py apply_retention [--dry-run]``: erase what is over its term, or tell how many rows that would be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from participation.retention.night import rehearse, run_night


class Command(BaseCommand):
    help = "Wist wat over zijn bewaartermijn is. Met --dry-run: laat zien hoeveel dat is, en wist niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Wis niets; laat zien wat er gewist zou worden.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verbosity"] or options["dry_run"]:
            self._tell()
        if options["dry_run"]:
            self.stdout.write("Er is niets gewist.")
        elif failed := run_night():
            raise CommandError(f"Mislukt: {', '.join(failed)}. De rest is gedaan. Zie het logboek.")

    def _tell(self) -> None:
        for finding in rehearse(timezone.now()):
            clock = "" if finding.step.at_night else f" (door {finding.step.command}, op zijn eigen tijd)"
            self.stdout.write(f"{finding.count:7} {finding.due.label}: {finding.due.what}{clock}")
