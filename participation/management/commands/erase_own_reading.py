"""``manage.py erase_own_reading``: erase the notes and marks of accounts that were closed."""

from typing import Any

from django.core.management.base import BaseCommand

from participation.services.own_reading.notes import erase_of_the_gone


class Command(BaseCommand):
    help = "Wist eigen notities en leestekens van accounts die meer dan 30 dagen gesloten zijn."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{erase_of_the_gone()} notities gewist.")
