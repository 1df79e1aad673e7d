"""Every few minutes: reminders that are due, reports that are out, and mails that failed before."""

from typing import Any

from django.core.management.base import BaseCommand

from participation.services.registrations.inviting import send_waiting_invitations
from participation.services.registrations.mailing import send_waiting_notices
from participation.services.registrations.reminding import remind_participants


class Command(BaseCommand):
    help = "Herinnert deelnemers aan hun werkatelier, stuurt verslagen rond en probeert mislukte mails opnieuw."

    def handle(self, *args: Any, **options: Any) -> None:
        reminders = remind_participants()
        sent = send_waiting_notices() + send_waiting_invitations()
        if options["verbosity"]:
            self.stdout.write(f"Herinneringen klaargezet: {reminders}. Mails verstuurd: {sent}.")
