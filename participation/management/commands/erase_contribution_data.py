"""Erase names and addresses of givers of which the term is over, and sheets that nobody read in (AVG)."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from participation.importers.uploads import FILES_KEPT, forget_old_files, forget_old_headings
from participation.models import AreaImport, ContributionImport, RegisterImport, SheetUpload
from participation.services.contributions.givers import erase_expired

SHEETS: tuple[type[SheetUpload], ...] = (ContributionImport, RegisterImport)


class Command(BaseCommand):
    help = "Wist gegevens van gevers waarvan de termijn voorbij is, en geüploade bestanden die niemand inlas."

    def handle(self, *args: Any, **options: Any) -> None:
        givers = erase_expired(timezone.localdate())
        now = timezone.now()
        sheets = forget_old_files(AreaImport, now - FILES_KEPT)
        for kind in SHEETS:
            sheets += forget_old_files(kind, now - FILES_KEPT)
            forget_old_headings(kind, now - timedelta(days=settings.IMPORT_HEADINGS_DAYS))
        self.stdout.write(f"{givers} gevers en {sheets} bestanden gewist")
