"""``manage.py import_mediawiki``: a MediaWiki export becomes guide pages."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.importers.mediawiki.options import Options, Protection
from pages.importers.mediawiki.progress import Progress, ProgressBar, Silent
from pages.importers.mediawiki.read.errors import ImportRefused
from pages.importers.mediawiki.report import Report
from pages.importers.mediawiki.run import run_import


def day(text: str) -> datetime:
    """A date or moment as ISO writes it; a date begins at midnight here."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("geef een datum als 2024-05-31")) from error
    return moment if moment.tzinfo else timezone.make_aware(moment)


class Command(BaseCommand):
    help = "Importeert een MediaWiki-export: bladzijden met hun geschiedenis, afbeeldingen, documenten, oude adressen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="de export (XML), met of zonder bestanden erin")
        parser.add_argument("--files", type=Path, metavar="DIR", help="map met de bestanden van de wiki")
        parser.add_argument("--under", default="", metavar="PATH", help="adres van de bladzijde waar alles onder komt")
        parser.add_argument("--dry-run", action="store_true", help="schrijft niets, maar maakt wel het verslag")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="schrijft het verslag naar dit bestand")
        parser.add_argument(
            "--only", action="append", default=[], metavar="TITLE", help="alleen deze bladzijde; mag vaker voorkomen"
        )
        parser.add_argument(
            "--since", type=day, metavar="DATE", help="alleen wat de wiki sinds deze dag wijzigde (2024-05-31)"
        )
        parser.add_argument(
            "--project-pages", action="store_true", help="maakt ook bladzijden over de wiki zelf (Project:) openbaar"
        )
        parser.add_argument(
            "--protection",
            choices=[choice.value for choice in Protection],
            default=Protection.RESTRICT.value,
            help="beveiligde bladzijden: alleen na inloggen te lezen (restrict), of alleen melden (report)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report_path: Path | None = options["report"]
        if report_path is not None and not report_path.absolute().parent.is_dir():
            raise CommandError(_("De map voor het verslag bestaat niet: %(path)s") % {"path": report_path.parent})
        chosen = Options(
            folder=options["files"],
            under=options["under"],
            dry_run=options["dry_run"],
            only=tuple(options["only"]),
            since=options["since"],
            project_pages=options["project_pages"],
            protection=Protection(options["protection"]),
        )
        progress: Progress = Silent() if options["verbosity"] == 0 else ProgressBar(sys.stderr)
        try:
            report = run_import(options["file"], options=chosen, progress=progress)
        except ImportRefused as error:
            raise CommandError(str(error)) from error
        if report_path is not None:
            report.save(report_path)
        self._print(report)

    def _print(self, report: Report) -> None:
        title = _("Proef, er is niets geschreven: %(wiki)s") if report.dry_run else _("Geïmporteerd: %(wiki)s")
        self.stdout.write(title % {"wiki": report.wiki})
        for status, count in sorted(report.statuses().items()):
            self.stdout.write(f"  {count:5} {status}")
        for (outcome, topic), count in sorted(report.topics().items()):
            self.stdout.write(f"  {count:5} {outcome}: {topic}")
