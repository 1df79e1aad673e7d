from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenwerking.database.rights.errors import RightsError
from samenwerking.database.rights.granting import grant_to


class Command(BaseCommand):
    help = "Geeft een rol van PostgreSQL precies wat de site nodig heeft. Doe dit na migrate, met hetzelfde account."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", nargs="?", default="", metavar="ROL", help="anders DATABASE_SITE_ROLE")
        parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou veranderen")
        parser.add_argument(
            "--if-configured", action="store_true", help="doe niets als er geen rol is ingesteld (DATABASE_SITE_ROLE)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        role = options["role"] or settings.DATABASE_SITE_ROLE
        if not role:
            if options["if_configured"]:
                return
            raise CommandError("Zeg welke rol de site krijgt: manage.py grant_site ROL, of zet DATABASE_SITE_ROLE.")
        try:
            done = grant_to(role, keep=not options["dry_run"])
        except RightsError as problem:
            raise CommandError(str(problem)) from problem
        for statement in done if options["dry_run"] else ():
            self.stdout.write(f"{statement};")
        if options["dry_run"]:
            self.stdout.write(f"Er is niets veranderd; er zou {_counted(done)}.")
        elif done:
            self.stdout.write(f"De rol {role} heeft nu precies wat de site nodig heeft: er is {_counted(done)}.")
        else:
            self.stdout.write(f"De rol {role} had al precies wat de site nodig heeft.")


def _counted(statements: list[str]) -> str:
    taken = sum("REVOKE" in one.split() for one in statements)
    return f"{len(statements) - taken} keer iets gegeven en {taken} keer iets afgenomen"
