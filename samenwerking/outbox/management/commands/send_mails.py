from typing import Any

from django.core.management.base import BaseCommand

from samenwerking.outbox.sending import send_due


class Command(BaseCommand):
    help = "Verstuurt de mails die klaarstaan. Draait vanzelf; wat mislukt, wordt later opnieuw geprobeerd."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{send_due()} mails verstuurd.")
