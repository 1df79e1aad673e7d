"""Erases addresses that nobody confirmed within a week, and addresses without a subscription. Run it every day."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.subscriptions.services import remove_unconfirmed


class Command(BaseCommand):
    help = "Wist e-mailadressen van abonnees die niet op tijd zijn bevestigd."

    def handle(self, *args: Any, **options: Any) -> None:
        count = remove_unconfirmed()
        if options["verbosity"]:
            self.stdout.write(f"{count} adres(sen) gewist.")
