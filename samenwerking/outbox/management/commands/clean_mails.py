from typing import Any

from django.core.management.base import BaseCommand

from samenwerking.outbox.cleaning import clean_mails


class Command(BaseCommand):
    help = "Verwijdert mails waarvan de termijn voorbij is: na 30 dagen, en wat niet aankwam na 90 dagen."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{clean_mails()} mails verwijderd.")
