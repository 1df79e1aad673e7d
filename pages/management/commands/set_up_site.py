"""``manage.py set_up_site``: all that a new site needs before its first visitor, and an old one after an upgrade."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.models import Site

PORTS = {"http": 80, "https": 443}


def name_site(address: str) -> str:
    """The site in Beheer is called as in this address; returns that name. A second time nothing changes."""
    parts = urlsplit(address)
    name = {"hostname": parts.hostname or "localhost", "port": parts.port or PORTS.get(parts.scheme, 80)}
    if Site.objects.filter(is_default_site=True).exclude(**name).update(**name):
        Site.clear_site_root_paths_cache()
    return str(name["hostname"])


class Command(BaseCommand):
    help = "Maakt een site klaar: tabellen, rollen, de naam uit BASE_URL en de zoekindex. Mag vaker."

    def handle(self, *args: Any, **options: Any) -> None:
        """Step by step, each said before it begins: at the first time they take a minute."""
        self._say("Tabellen bijwerken")
        call_command("migrate", interactive=False, verbosity=0)
        self._say("Rollen en hun rechten maken")
        call_command("sync_roles", stdout=self.stdout)
        self._say(f"De site heet {name_site(settings.WAGTAILADMIN_BASE_URL)}")
        self._say("Zoekindex maken")
        call_command("rebuild_search", stdout=self.stdout)

    def _say(self, step: str) -> None:
        self.stdout.write(f"→ {step}")
        self.stdout.flush()
