"""Monthly: ask administrators to look at who has what, when nobody signed that list for a year."""

from typing import Any

from django.core.management.base import BaseCommand

from samenwerking.accounts.review import remind_of_review


class Command(BaseCommand):
    help = "Vraagt beheerders na te kijken wie welke rol heeft, als dat te lang geleden is."

    def handle(self, *args: Any, **options: Any) -> None:
        told = remind_of_review()
        if options["verbosity"]:
            self.stdout.write(f"{told} beheerders gevraagd.")
