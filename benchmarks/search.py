"""``python -m benchmarks.search``: the search at 10,000 pages and 100,000 records against 100 pages and 1,000."""

import os
import sys
import time
from collections.abc import Iterator
from io import StringIO

PAGES = (100, 10_000)
# 2.75 records for each traject: itself, a werkatelier, half a paper and a quarter of an opgave.
TRAJECTEN = (364, 36_364)
QUERIES = 15
GROWTH = 3.0
ASKED = {
    "one subject": "/zoeken/?q=sportpark",
    "a word in everything": "/zoeken/?q=bewoners",
    "a word in everything, one kind": "/zoeken/?q=bewoners&soort=wijzer",
    "a word in everything, page 20": "/zoeken/?q=bewoners&page=20",
    "three words": "/zoeken/?q=budget+gebied+sportpark",
    "some words in quotes": "/zoeken/?q=%22aan+de+keukentafel%22",
    "either of two": "/zoeken/?q=sportpark+or+haven",
    "one record": "/zoeken/?q=000123",
    "in vain, with near words": "/zoeken/?q=sportprak",
    "in vain, with nothing near": "/zoeken/?q=xylofoonbouwer",
    "suggestions": "/zoeken/suggesties/?q=sportp",
    "suggestions, two letters": "/zoeken/suggesties/?q=tr",
}


def run() -> Iterator[str]:
    """Yields lines of Markdown; the last ones name every budget that does not hold."""
    from benchmarks.inside import ROUNDS, Measured, client_of, first_look, time_again
    from benchmarks.records import use_database
    from benchmarks.report import machine, table

    client = client_of(None)
    measured: list[dict[str, Measured]] = []
    for pages, trajecten in zip(PAGES, TRAJECTEN, strict=True):
        begun = time.monotonic()
        made = _fill(pages, trajecten)
        yield f"{made} in {time.monotonic() - begun:.0f} s"
        measured.append({name: first_look(path, client) for name, path in ASKED.items()})
    for _round in range(ROUNDS):
        for pages, one in zip(PAGES, measured, strict=True):
            use_database(_database(pages))
            for page in one.values():
                time_again(page, client)
    few, many = measured
    rows = [
        [name, many[name].status, f"{few[name].queries} / {many[name].queries}", f"{few[name].cost:.1f}",
         f"{many[name].cost:.1f}", f"{many[name].cost / few[name].cost:.2f}"]
        for name in ASKED
    ]  # fmt: skip
    yield f"\n{machine()}\n"
    yield table(["search", "answer", "queries", f"ms at {PAGES[0]}", f"ms at {PAGES[1]:,}", "ratio"], rows)
    over = [row[0] for row in rows if many[str(row[0])].queries > QUERIES or float(str(row[-1])) > GROWTH]
    yield "\nAll budgets hold." if not over else f"\nOver budget: {', '.join(map(str, over))}."


def _database(pages: int) -> str:
    return f"bench_search_{pages}"


def _fill(pages: int, trajecten: int) -> str:
    """Connect to the database of this size, made and filled when it is not there yet."""
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.records import use_database
    from benchmarks.search_pages import make_pages
    from pages.demo.guide import load_guide
    from pages.models import SearchEntry
    from participation.models import Traject
    from samenwerking.accounts.roles import sync_roles

    use_database(_database(pages))
    call_command("migrate", verbosity=0, interactive=False)
    if Traject.objects.count() != trajecten:
        sync_roles()
        load_guide()
        make_pages(pages)
        call_command("generate_records", trajecten, stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return f"{pages:,} pages and {SearchEntry.objects.exclude(kind='page').count():,} records"


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    from benchmarks.report import print_report

    return print_report(run)


if __name__ == "__main__":
    sys.exit(main())
