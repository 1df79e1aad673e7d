"""Monthly: tell owners and communication which pages are to be looked at again; a second run sends nothing twice."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from pages.upkeep.mailing import mail_overdue_pages


class Command(BaseCommand):
    help = "Mailt eens per maand aan eigenaren en communicatie welke bladzijden opnieuw bekeken moeten worden."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = mail_overdue_pages(timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(f"{sent} berichten verstuurd.")
