from typing import Any

from django.core.management.base import BaseCommand

from participation.services.acknowledging import erase_links


class Command(BaseCommand):
    help = "Verwijdert links uit mails die meer dan 30 dagen verlopen zijn."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{erase_links()} links verwijderd.")
