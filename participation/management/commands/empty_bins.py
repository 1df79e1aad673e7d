"""``manage.py empty_bins``: remove for good what was deleted longer ago than the term, and files of nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from participation.services.bin import remove_expired
from participation.services.file_sweeping import remove_unused_files
from participation.services.photos import forget_loose_editions


class Command(BaseCommand):
    help = "Verwijdert voorgoed wat langer dan de termijn (BIN_DAYS) verwijderd is, en bestanden die nergens bij horen."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{remove_expired()} onderdelen voorgoed verwijderd.")
        forget_loose_editions()
        self.stdout.write(f"{remove_unused_files()} bestanden opgeruimd.")
