"""``manage.py rebuild_search``: the search index afresh, while the old one serves."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.search.indexing import rebuild
from pages.search.misses import forget_misses


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw op; zoeken blijft intussen werken. Vergeet ook wat te oud is van wat men zocht."

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, count in rebuild():
            self.stdout.write(f"  {count:7} {kind}")
        forget_misses()
