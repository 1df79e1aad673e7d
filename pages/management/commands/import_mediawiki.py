"""``manage.py import_mediawiki``: a MediaWiki export becomes guide pages."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from pages.importers.mediawiki.read.errors import ImportRefused
from pages.importers.mediawiki.report import Report
from pages.importers.mediawiki.run import run_import


class Command(BaseCommand):
    help = "Importeert een MediaWiki-export: bladzijden, afbeeldingen, documenten en oude adressen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="de export (XML), met of zonder bestanden erin")
        parser.add_argument("--files", type=Path, metavar="DIR", help="map met de bestanden van de wiki")
        parser.add_argument("--under", default="", metavar="PATH", help="adres van de bladzijde waar alles onder komt")
        parser.add_argument("--dry-run", action="store_true", help="schrijft niets, maar maakt wel het verslag")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="schrijft het verslag naar dit bestand")

    def handle(self, *args: Any, **options: Any) -> None:
        report_path: Path | None = options["report"]
        if report_path is not None and not report_path.absolute().parent.is_dir():
            raise CommandError(_("De map voor het verslag bestaat niet: %(path)s") % {"path": report_path.parent})
        try:
            report = run_import(
                options["file"], folder=options["files"], under=options["under"], dry_run=options["dry_run"]
            )
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
