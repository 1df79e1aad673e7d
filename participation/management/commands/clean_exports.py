"""``manage.py clean_exports``: exports whose days are over go, and one that was lost or broken off is dealt with."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from participation.exporters.dossier.running import make_export
from participation.services.dossier_exports.keeping import (
    forgotten_exports,
    remove_finished,
    remove_strays,
    stop_broken,
)


class Command(BaseCommand):
    help = "Verwijdert exports van dossiers waarvan de termijn (EXPORT_DAYS) voorbij is, en maakt af wat bleef liggen."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        self.stdout.write(f"{remove_finished(now)} exports verwijderd.")
        self.stdout.write(f"{stop_broken(now)} afgebroken exports gemeld.")
        self.stdout.write(f"{remove_strays()} losse bestanden opgeruimd.")
        self.stdout.write(f"{sum(make_export(pk) for pk in list(forgotten_exports(now)))} vergeten exports gemaakt.")
