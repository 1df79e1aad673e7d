from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from participation.audit import contains_hash, verify_chain
from participation.audit.extract import verify_extract


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
        parser.add_argument(
            "--extract",
            metavar="BESTAND",
            default="",
            help="Gebeurtenissen uit een export van een dossier: klopt elke regel, en staat die zo in het logboek?",
        )

    def handle(self, *args: Any, expect: str, extract: str, **options: Any) -> None:
        report = verify_chain()
        if not report.sound:
            raise CommandError(f"Het logboek klopt niet. {report.problem}", returncode=1)
        if expect and not contains_hash(expect):
            raise CommandError(f"Vingerafdruk {expect} staat niet in het logboek: er ontbreken regels.", returncode=1)
        self.stdout.write(f"OK: {report.count} regels, laatste vingerafdruk {report.head}")
        if extract:
            self._check_extract(extract)

    def _check_extract(self, name: str) -> None:
        try:
            with Path(name).open(encoding="utf-8") as lines:
                report = verify_extract(lines)
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(f"{name} is niet te lezen.", returncode=1) from problem
        if not report.sound:
            raise CommandError(f"De export klopt niet. {report.problem}", returncode=1)
        self.stdout.write(f"OK: {report.count} regels uit de export staan zo in het logboek")
