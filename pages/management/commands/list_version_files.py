"""Lists the files of old versions that are not known yet, some thousands at a time; the worker runs it often."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.versions.files import list_files, list_wiki_files


class Command(BaseCommand):
    help = "Zoekt welke afbeeldingen en documenten in oude versies van bladzijden staan."

    def handle(self, *args: Any, **options: Any) -> None:
        count = list_files() + list_wiki_files()
        if options["verbosity"]:
            self.stdout.write(f"{count} versie(s) gelezen.")
