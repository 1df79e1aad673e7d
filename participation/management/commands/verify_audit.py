from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from participation.audit import contains_hash, verify_chain


class Command(BaseCommand):
    """Exit 1 and name the first row that does not hold."""

    help = "Controleer of het logboek van gebeurtenissen volledig en ongewijzigd is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--expect",
            metavar="VINGERAFDRUK",
            default="",
            help="Een vingerafdruk die eerder is genoteerd; ontbreekt die, dan zijn er regels verwijderd.",
        )

    def handle(self, *args: Any, expect: str, **options: Any) -> None:
        report = verify_chain()
        if not report.sound:
            raise CommandError(f"Het logboek klopt niet. {report.problem}", returncode=1)
        if expect and not contains_hash(expect):
            raise CommandError(f"Vingerafdruk {expect} staat niet in het logboek: er ontbreken regels.", returncode=1)
        self.stdout.write(f"OK: {report.count} regels, laatste vingerafdruk {report.head}")
