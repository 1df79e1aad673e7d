"""Daily: erase initiators and requesters of whom the term is over, and links of evaluations that are,
and remarks with them."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from participation.models import ChallengeRequest, Initiative
from participation.services.evaluations.rounds import drop_old_links, erase_old_remarks
from participation.services.private_contacts import erase_expired


class Command(BaseCommand):
    help = "Wist initiatiefnemers en aanvragers na hun termijn, en oude links en opmerkingen bij evaluaties."

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        erased = erase_expired(Initiative, today) + erase_expired(ChallengeRequest, today)
        dropped = drop_old_links(today)
        remarks = erase_old_remarks(today)
        if options["verbosity"]:
            self.stdout.write(
                f"{erased} personen gewist, {dropped} links opgeruimd, {remarks} antwoorden zonder opmerking."
            )
