"""Erase names and addresses of givers of which the term is over, and sheets that nobody read in (AVG)."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from participation.importers.areas.running import forget_old_area_files
from participation.importers.contributions.running import forget_old_sheets
from participation.importers.register.running import forget_old_lists
from participation.services.contributions.givers import erase_expired

SHEETS_KEPT = timedelta(days=7)


class Command(BaseCommand):
    help = "Wist gegevens van gevers waarvan de termijn voorbij is, en geüploade bestanden die niemand inlas."

    def handle(self, *args: Any, **options: Any) -> None:
        givers = erase_expired(timezone.localdate())
        before = timezone.now() - SHEETS_KEPT
        sheets = forget_old_sheets(before) + forget_old_lists(before) + forget_old_area_files(before)
        self.stdout.write(f"{givers} gevers en {sheets} bestanden gewist")
