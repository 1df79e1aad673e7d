from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samenwerking.accounts.roles import ROLES, sync_roles


class Command(BaseCommand):
    help = "Make the groups and their permissions follow the role table in code."

    def handle(self, *args: Any, **options: Any) -> None:
        missing = sync_roles()
        if missing:
            raise CommandError("Unknown permissions in the role table: " + ", ".join(missing))
        self.stdout.write(f"{len(ROLES)} roles in step with the table.")
