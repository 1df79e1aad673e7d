"""Daily: erase what readers gave once its term has passed (decisions 0097 and 0098)."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from pages.upkeep.erasing import erase_reader_data


class Command(BaseCommand):
    help = (
        "Wist adressen bij voorstellen, voorstellen die nooit bevestigd zijn en opmerkingen van lezers na hun termijn."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        erased = erase_reader_data(timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(
                f"Gewist: {erased.contacts} adressen, {erased.unconfirmed} onbevestigde voorstellen, "
                f"{erased.remarks} opmerkingen."
            )
