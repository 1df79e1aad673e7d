"""``manage.py erase_contacts``: erase contact persons of whom the term is over, and parties that nobody names."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from participation.services.contacts import erase_expired
from participation.services.organisations import remove_forgotten


class Command(BaseCommand):
    help = "Wist contactpersonen waarvan de bewaartermijn voorbij is, en partijen die in geen traject meer staan."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{erase_expired(timezone.localdate())} contactpersonen gewist.")
        self.stdout.write(f"{remove_forgotten()} partijen zonder traject opgeruimd.")
