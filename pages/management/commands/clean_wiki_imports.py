"""Removes reports of wiki imports, and broken-off imports, that nobody touched for ``WIKI_IMPORT_DAYS``. Every day."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.importers.mediawiki.leftovers import remove_leftovers


class Command(BaseCommand):
    help = "Wist oude verslagen van wiki-imports en imports die afbraken en niet meer verdergaan."

    def handle(self, *args: Any, **options: Any) -> None:
        count = remove_leftovers()
        if options["verbosity"]:
            self.stdout.write(f"{count} map(pen) gewist.")
