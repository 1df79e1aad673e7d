from typing import Any

from django.core.management.base import BaseCommand

from samenwerking.outbox.digests import make_digests


class Command(BaseCommand):
    help = "Maakt de samenvattingen waarvan het uur voorbij is. Draait vanzelf; een tweede keer doet niets."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{make_digests()} samenvattingen gemaakt.")
