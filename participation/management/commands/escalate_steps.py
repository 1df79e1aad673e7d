"""Daily: tell of steps that are late, or wait for somebody who is away; a second run tells nothing twice."""

from typing import Any

from django.core.management.base import BaseCommand

from participation.services.step_escalation import escalate_steps


class Command(BaseCommand):
    help = "Meldt stappen van stukken die te laat zijn, of wachten op iemand die afwezig is zonder vervanger."

    def handle(self, *args: Any, **options: Any) -> None:
        told = escalate_steps()
        if options["verbosity"]:
            self.stdout.write(f"{told} meldingen over stappen.")
