"""Daily: what begins today begins, and accounts and roles of which the last day has passed are closed."""

from typing import Any

from django.core.management.base import BaseCommand

from samenwerking.accounts.closing import close_ended
from samenwerking.accounts.memberships import sync_everybody
from samenwerking.accounts.sessions import forget_dead_visits


class Command(BaseCommand):
    help = "Sluit accounts en rollen waarvan de laatste dag voorbij is, en laat beginnen wat vandaag begint."

    def handle(self, *args: Any, **options: Any) -> None:
        closed, looked, gone = close_ended(), sync_everybody(), forget_dead_visits()
        if options["verbosity"]:
            self.stdout.write(
                f"{closed} accounts gesloten, rollen van {looked} mensen bekeken, {gone} bezoeken gewist."
            )
