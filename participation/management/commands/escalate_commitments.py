"""Daily: remind who promised something, and tell who is next when it is late; a second run sends nothing twice."""

from typing import Any

from django.core.management.base import BaseCommand

from participation.services.commitments.escalation import escalate_commitments


class Command(BaseCommand):
    help = "Herinnert aan toezeggingen en meldt wat te laat is, volgens de termijnen in Beheer."

    def handle(self, *args: Any, **options: Any) -> None:
        taken = escalate_commitments()
        if options["verbosity"]:
            self.stdout.write(f"{taken} herinneringen en meldingen.")
