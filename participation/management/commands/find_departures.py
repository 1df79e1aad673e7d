"""Daily: look whether dossiers still go as the council's steering cards say, and tell what waited too long."""

from typing import Any

from django.core.management.base import BaseCommand

from participation.services.steering.finding import look_everywhere, tell_unexplained


class Command(BaseCommand):
    help = "Zoekt afwijkingen van stuurkaarten, en meldt de raad waarvoor te lang geen reden kwam."

    def handle(self, *args: Any, **options: Any) -> None:
        found, told = look_everywhere(), tell_unexplained()
        if options["verbosity"]:
            self.stdout.write(f"{found} afwijkingen gevonden, {told} zonder reden gemeld.")
