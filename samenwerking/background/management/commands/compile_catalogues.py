from typing import Any

from django.core.management.base import BaseCommand

from samenwerking.catalogues import compiled, sources


class Command(BaseCommand):
    help = "Maakt de vertalingen (.mo) opnieuw uit hun bron (.po); zonder programma's van gettext."

    def handle(self, *args: Any, **options: Any) -> None:
        for source in sources():
            source.with_suffix(".mo").write_bytes(compiled(source))
            self.stdout.write(str(source.with_suffix(".mo")))
