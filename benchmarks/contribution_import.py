"""How long a sheet of 50,000 contributions takes to try out, to read in and to undo, and how much memory.

    .venv/bin/python benchmarks/contribution_import.py [rows]

Runs on the demo in a transaction that is rolled back: nothing is left.
"""

import os
import resource
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings.dev")

import django

WORDS = (
    *("bomen", "bankjes", "plein", "oversteek", "markt", "winkels", "verkeer", "kinderen", "ouderen", "fiets"),
    *("parkeren", "licht", "water", "school", "buurthuis", "graag", "meer", "minder", "veilig", "groen"),
    *("stil", "druk", "samen", "dorp", "straat", "bus", "halte", "zon", "schaduw", "feest"),
)


def survey(rows: int) -> bytes:
    """An XLSX as a survey tool writes it: a day, a text of 30 words, a subject, yes or no, one in five an address."""
    from openpyxl import Workbook

    chance = Random(1)
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["Datum", "Uw reactie", "Thema", "Openbaar", "E-mail"])
    for number in range(rows):
        email = f"bewoner{number}@bewoner.example" if number % 5 == 0 else ""
        text = " ".join(chance.choices(WORDS, k=30))
        sheet.append(["3-2-2026", text, f"Thema {number % 12}", "ja" if number % 2 else "nee", email])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def timed(what: str, do: Callable[[], object]) -> None:
    started = time.perf_counter()
    do()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {time.perf_counter() - started:.1f} s, at most {memory:.0f} MB in all")


def main(rows: int) -> None:
    django.setup()
    from django.db import transaction

    from participation.importers.contributions import running
    from participation.models import ContributionImport, Traject
    from participation.services.contributions.duplicates import near_sets
    from samenwerking.accounts.models import User

    content = survey(rows)
    print(f"{rows} rows, {len(content) / 1_000_000:.1f} MB")
    lead = User.objects.get(email="projectleider@voorbeeldpolder.example")
    traject = Traject.objects.get(slug="dorpshart")
    with transaction.atomic():
        upload = running.receive_sheet(user=lead, traject=traject, name="a.xlsx", content=content)
        running.choose_columns(user=lead, upload=upload, mapping=upload.mapping)
        timed("try out", lambda: running.check_sheet(upload.pk))
        running.start_writing(user=lead, upload=ContributionImport.objects.get(pk=upload.pk))
        timed("read in", lambda: running.write_sheet(upload.pk, lead.pk))
        timed("near-equal texts", lambda: near_sets(traject))
        timed("undo", lambda: running.undo_import(user=lead, upload=ContributionImport.objects.get(pk=upload.pk)))
        transaction.set_rollback(True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
