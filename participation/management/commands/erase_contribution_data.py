"""Erase names and addresses of givers of which the term is over, and sheets that nobody read in (AVG)."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from participation.importers.contributions.running import forget_old_sheets
from participation.services.contributions.givers import erase_expired

SHEETS_KEPT = timedelta(days=7)


class Command(BaseCommand):
    help = "Wist gegevens van gevers waarvan de termijn voorbij is, en bestanden die niemand inlas."

    def handle(self, *args: Any, **options: Any) -> None:
        givers = erase_expired(timezone.localdate())
        sheets = forget_old_sheets(timezone.now() - SHEETS_KEPT)
        self.stdout.write(f"{givers} gevers en {sheets} bestanden gewist")
