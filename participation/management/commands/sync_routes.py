from typing import Any

from django.core.management.base import BaseCommand

from participation.services.routes import sync_routes


class Command(BaseCommand):
    help = "Make the default routes that do not exist yet; routes that exist stay as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        for route in sync_routes():
            self.stdout.write(f"{route} made.")
        self.stdout.write("Every kind of paper has its routes.")
