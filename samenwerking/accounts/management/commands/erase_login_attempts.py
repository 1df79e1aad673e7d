"""Daily: forget attempts to log in that are older than the term; they hold addresses that anybody may have typed."""

from typing import Any

from django.core.management.base import BaseCommand

from samenwerking.accounts.attempts import forget_old_attempts


class Command(BaseCommand):
    help = "Wist pogingen om in te loggen van meer dan 30 dagen geleden."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = forget_old_attempts()
        if options["verbosity"]:
            self.stdout.write(f"{erased} pogingen gewist.")
