import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from pyrage import x25519


class Command(BaseCommand):
    help = (
        "Maakt een sleutel voor back-ups. Bewaar het bestand niet op deze machine; wie het kwijt is, opent niets meer."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND", help="waar de sleutel komt; het bestaat nog niet")

    def handle(self, *args: Any, **options: Any) -> None:
        identity = x25519.Identity.generate()
        try:
            handle = os.open(options["file"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as problem:
            raise CommandError(f"{options['file']} kon niet gemaakt worden: {problem.strerror}.") from problem
        with os.fdopen(handle, "w") as file:
            file.write(f"# sleutel van de back-ups; ontvanger: {identity.to_public()}\n{identity}\n")
        self.stdout.write(f"BACKUP_RECIPIENTS={identity.to_public()}")
        self.stdout.write(f"De sleutel staat in {options['file']}. Bewaar hem op twee plekken, niet bij de back-ups.")
