"""Templates of papers for whoever adapts them: check a folder, copy ours to begin with, list what can be used."""

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from participation.choices import StukKind
from participation.services.composition.templates.folder import OURS, SUFFIX, file_name, look_through
from participation.services.composition.templates.placeholders import BLOCKS, WORDS, Placeholder, scope_of
from participation.services.composition.templates.section_names import KEYS


class Command(BaseCommand):
    # It tells more of a faulty folder than the checks do, so it runs with one.
    requires_system_checks: list[str] = []  # as Django declares it
    help = "Check the templates of papers, copy ours to a folder, or list sections and placeholders."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        check = actions.add_parser("check", help="name every fault in a folder, with file and line")
        check.add_argument("folder", nargs="?", default=settings.PAPER_TEMPLATES_DIR)
        copy = actions.add_parser("copy", help="put our templates in a folder; a file that is there stays")
        copy.add_argument("folder")
        known = actions.add_parser("list", help="sections and placeholders, of all papers or of one kind")
        known.add_argument("kind", nargs="?", choices=[file_name(kind).removesuffix(SUFFIX) for kind in StukKind])

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "check":
            self._check(options["folder"])
        elif options["action"] == "copy":
            self._copy(Path(options["folder"]))
        else:
            self._list(options["kind"])

    def _check(self, folder: str) -> None:
        if not folder:
            raise CommandError("Noem een map, of stel PAPER_TEMPLATES_DIR in.")
        found, problems = look_through(Path(folder))
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError(f"{len(problems)} fout(en). De site start niet met deze map.")
        for kind in StukKind:
            whose = "eigen sjabloon" if kind in found else "sjabloon van het programma"
            self.stdout.write(f"{kind.label}: {whose}")
        self.stdout.write("Alles in orde. Herstart de site om de sjablonen te gebruiken.")

    def _copy(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for source in sorted(OURS.glob(f"*{SUFFIX}")):
            target = folder / source.name
            if target.exists():
                self.stdout.write(f"{target.name}: bestaat al, niet veranderd")
                continue
            target.write_bytes(source.read_bytes())
            self.stdout.write(f"{target.name}: gekopieerd")

    def _list(self, chosen: str | None) -> None:
        scope = max(map(scope_of, StukKind))
        if chosen is not None:
            scope = next(scope_of(kind) for kind in StukKind if file_name(kind) == f"{chosen}{SUFFIX}")
        self.stdout.write("Onderdelen: " + ", ".join(sorted(KEYS)) + ", en eigen-…")
        for title, table in (("Alleen op een regel:", BLOCKS), ("Binnen een regel:", WORDS)):
            self.stdout.write(title)
            self._show({name: row for name, row in table.items() if row.scope <= scope})

    def _show(self, table: dict[str, Placeholder]) -> None:
        for name, row in table.items():
            self.stdout.write(f"  {{{name}}}  {row.label}")
