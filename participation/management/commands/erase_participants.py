"""Daily: erase who took part in a werkatelier once the term has passed; how many there were stays."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from participation.services.registrations.people import erase_expired


class Command(BaseCommand):
    help = "Wist namen, adressen en behoeften van deelnemers en genodigden na de bewaartermijn."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = erase_expired(timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(f"Gewist: gegevens van {erased} mensen.")
