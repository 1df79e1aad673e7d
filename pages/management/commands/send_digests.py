"""Mails who follows the guide what changed since the last mail. Run it every day; a second run repeats nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pages.models import Rhythm
from pages.subscriptions.digests import send_digests


class Command(BaseCommand):
    help = "Stuurt abonnees een mail met de wijzigingen sinds de vorige mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--rhythm",
            choices=Rhythm.values,
            default="",
            help="alleen aan wie elke dag of elke week een mail wil; zonder deze keuze aan ieder die aan de beurt is",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count = send_digests(rhythm=options["rhythm"])
        if options["verbosity"]:
            self.stdout.write(f"{count} mail(s) verstuurd.")
