"""Daily: forget tries that failed and codes that were used, once they no longer count."""

from typing import Any

from django.core.management.base import BaseCommand

from samenwerking.accounts.attempts import forget_old_attempts


class Command(BaseCommand):
    help = "Wist mislukte pogingen om in te loggen van meer dan een dag geleden."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = forget_old_attempts()
        if options["verbosity"]:
            self.stdout.write(f"{erased} pogingen gewist.")
