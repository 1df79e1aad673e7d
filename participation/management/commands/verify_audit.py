import sys
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from participation.audit import check_rows, rows_of_database
from participation.audit.anchors import UnreadableAnchors, noted_in
from participation.audit.checking import Noted, Progress
from participation.audit.dumps import UnreadableDump, rows_of_dump
from participation.audit.extract import verify_extract
from participation.models import AuditEntry


class Command(BaseCommand):
    """Exit 1 and name the first row that does not hold."""

    help = "Controleer of het verslag van gebeurtenissen volledig en ongewijzigd is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--expect",
            metavar="VINGERAFDRUK",
            default="",
            help="Een vingerafdruk die eerder is genoteerd; ontbreekt die, dan zijn er regels verwijderd.",
        )
        parser.add_argument(
            "--anchors",
            metavar="BESTAND",
            default="",
            help="Het bestand met de vingerafdrukken die elke dag apart zijn gezet (anchor_audit).",
        )
        parser.add_argument(
            "--dump",
            metavar="BESTAND",
            default="",
            help="Lees het verslag uit een kopie in gewone tekst (pg_dump), ook met gzip, en niet uit de database.",
        )
        parser.add_argument(
            "--extract",
            metavar="BESTAND",
            default="",
            help="Gebeurtenissen uit een export van een dossier: klopt elke regel, en staat die zo in het verslag?",
        )

    def handle(self, *args: Any, expect: str, anchors: str, dump: str, extract: str, **options: Any) -> None:
        try:
            noted = _noted(expect, anchors)
            with closing(rows_of_dump(_file(dump)) if dump else rows_of_database()) as rows:
                report = check_rows(rows, noted, self._progress(dump))
        except (UnreadableDump, UnreadableAnchors, OSError) as problem:
            raise CommandError(str(problem), returncode=2) from problem
        if not report.sound:
            raise CommandError(f"Het verslag klopt niet. {report.problem}", returncode=1)
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
        self.stdout.write(f"OK: {report.count} regels uit de export staan zo in het verslag")

    def _progress(self, dump: str) -> Progress | None:
        """A bar on the error stream of a terminal; of a dump nobody knows how many rows will come."""
        if not sys.stderr.isatty():
            return None
        total = 0 if dump else AuditEntry.objects.count()
        return lambda count: self._draw(count, total)

    def _draw(self, count: int, total: int) -> None:
        part = count / total if total else 0
        bar = f" [{'#' * int(part * 40):<40}] {part:4.0%}" if total else ""
        self.stderr.write(f"\r{count} regels{bar}", ending="")
        self.stderr.flush()


def _file(name: str) -> Path:
    """Raises FileNotFoundError in words for a file that is not there."""
    path = Path(name)
    if not path.is_file():
        raise FileNotFoundError(f"Het bestand {name} is er niet.")
    return path


def _noted(expect: str, anchors: str) -> Noted:
    by_sequence = noted_in(_file(anchors)).by_sequence if anchors else {}
    return Noted(by_sequence, frozenset({expect}) if expect else frozenset())
