"""Putting a backup back, in an empty place only; afterwards everything is counted."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from pyrage import x25519

from samenwerking.page_cache.generation import renew

from . import database, files
from .checking import check, demand_same_files, demand_same_tables
from .manifest import DATABASE, FILES, Manifest, read
from .sealing import opened

Say = Callable[[str], None]


def restore(folder: Path, identities: Sequence[x25519.Identity], say: Say, *, checked: bool = False) -> Manifest:
    """Database and files of the backup; then rows and files are compared with the manifest.

    ``checked``: leave out reading all of the backup first. Raises BackupError before anything is written, or with what
    is wrong afterwards.
    """
    began = time.monotonic()
    database.demand_empty()
    files.demand_empty()
    manifest = read(folder, identities)
    database.demand_known(manifest.migrations)
    if not checked:
        check(folder, identities)
        say(f"De back-up van {manifest.made} is heel ({_since(began)}).")
    began = time.monotonic()
    with opened(folder / DATABASE, identities) as dump:
        database.put_back(dump)
    say(f"De database staat terug ({_since(began)}).")
    began = time.monotonic()
    with opened(folder / FILES, identities) as archive:
        demand_same_files(manifest, files.put_back(archive))
    say(f"{len(manifest.files)} bestanden staan terug en kloppen ({_since(began)}).")
    began = time.monotonic()
    with transaction.atomic():
        demand_same_tables(manifest, database.contents())
    say(f"{len(manifest.tables)} tabellen kloppen, rij voor rij ({_since(began)}).")
    return manifest


def bring_up_to_date(say: Say) -> None:
    """What a newer version of the code needs, and the statistics that the database lost. What was kept is over."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("sync_roles", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    renew()
    say("De database past bij deze versie van de site.")


def _since(began: float) -> str:
    return f"{time.monotonic() - began:.1f} s"
