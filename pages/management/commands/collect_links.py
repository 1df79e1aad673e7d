"""Looks up which links stand on which pages."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.links.collecting import collect


class Command(BaseCommand):
    help = "Zoekt alle links op de gepubliceerde bladzijden en kijkt of die binnen de site ergens heen gaan."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{collect()} adressen")
