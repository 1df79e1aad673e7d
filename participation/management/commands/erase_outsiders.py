"""Daily: erase initiators and requesters of whom the term is over, and links of evaluations that are."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from participation.services.challenges.requesters import erase_expired_requesters
from participation.services.evaluations.rounds import drop_old_links
from participation.services.initiatives.contacts import erase_expired_contacts


class Command(BaseCommand):
    help = "Wist gegevens van initiatiefnemers en aanvragers waarvan de termijn voorbij is, en oude links."

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        erased = erase_expired_contacts(today) + erase_expired_requesters(today)
        dropped = drop_old_links(today)
        if options["verbosity"]:
            self.stdout.write(f"{erased} personen gewist, {dropped} links opgeruimd.")
