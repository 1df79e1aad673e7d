"""Send the mails to givers that wait: their contribution was answered."""

from typing import Any

from django.core.management.base import BaseCommand

from participation.services.contributions.notices import send_waiting_notices


class Command(BaseCommand):
    help = "Verstuurt de mails aan wie inbreng gaf en nu antwoord heeft."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{send_waiting_notices()} mails verstuurd")
