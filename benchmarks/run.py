"""The benchmarks themselves, in order; prints what it finds and says whether the budgets hold."""

from collections.abc import Iterator

from django.conf import settings

from benchmarks.inside import ROUNDS, Measured, client_of, first_look, measure_bare, time_again
from benchmarks.outside import requests_per_second, served
from benchmarks.records import database_name, fill_records, reader, use_records
from benchmarks.report import machine, table
from pages.models import GuidePage
from pages.selectors.public import public_pages
from samenwerking.accounts.models import User

Sizes = dict[int, dict[str, Measured]]
SIZES = (10, 1_000, 10_000)
# Budgets (design, section 5).
GUIDE_QUERIES = 8
LIST_QUERIES = 15
GROWTH = 2.0
REFERENCED = {"guide": "guide page", "register": "register list"}


def run() -> Iterator[str]:
    """Yields lines of Markdown; the last ones name every budget that does not hold."""
    measured = _measure()
    yield f"{machine()}\n"
    yield from _growth(measured)
    yield from _throughput(measured[SIZES[-1]])
    yield from _verdict(measured)


def _measure() -> Sizes:
    """Every page at every size. The sizes take turns, so that a busy minute of the machine hits them all."""
    measured: Sizes = {}
    for size in SIZES:
        fill_records(size)
        measured[size] = {name: first_look(path, client_of(user)) for name, (path, user) in _pages(size).items()}
    for _round in range(ROUNDS):
        for size in SIZES:
            use_records(size)
            for name, (_path, user) in _pages(size).items():
                time_again(measured[size][name], client_of(user))
    return measured


def _pages(size: int) -> dict[str, tuple[str, User | None]]:
    """The pages that are measured: name, address and who asks."""
    guide = GuidePage.objects.filter(pk__in=public_pages().values("pk")).order_by("path").first()
    user = reader()
    return {
        "guide page": (guide.url, None),
        "register list": ("/register/trajecten/", None),
        "register list, last page": (f"/register/trajecten/?page={max(1, size * 9 // 10 // 25)}", None),
        "register list, filtered": ("/register/trajecten/?process=explore&theme=proef-dorpsplein", None),
        "register list, text": ("/register/trajecten/?q=sportpark", None),
        "register home": ("/register/", None),
        "register opgaven": ("/register/opgaven/", None),
        "register werkateliers": ("/register/werkateliers/", None),
        "register stukken": ("/register/stukken/", None),
        "search, one subject": ("/zoeken/?q=sportpark", None),
        "search, a word in everything": ("/zoeken/?q=bewoners", None),
        "werkplaats trajecten": ("/werkplaats/trajecten/", user),
        "werkplaats opgaven": ("/werkplaats/opgaven/", user),
    }


def _growth(measured: Sizes) -> Iterator[str]:
    """Queries and processor time of each page at each size."""
    first, middle, last = SIZES
    rows = []
    for name in measured[first]:
        pages = [measured[size][name] for size in SIZES]
        queries = " / ".join(str(page.queries) for page in pages)
        growth = measured[last][name].cost / measured[middle][name].cost
        rows.append([name, pages[-1].status, queries, *(f"{page.cost:.1f}" for page in pages), f"{growth:.2f}"])
    head = ["page", "answer", "queries", *(f"ms at {size:,}" for size in SIZES), f"{last:,} ÷ {middle:,}"]
    yield table(head, rows) + "\n"


def _throughput(measured: dict[str, Measured]) -> Iterator[str]:
    """Against a bare Django view that answers with the same bytes."""
    names = list(REFERENCED)
    for name in names:
        (settings.BENCH_DIR / f"{name}.html").write_bytes(measured[REFERENCED[name]].body)
    inside = {name: measure_bare(name) for name in names}
    bodies = {name: measured[REFERENCED[name]] for name in names}
    with served("benchmarks.bare:application", "benchmarks.bare_settings") as port:
        bare = {name: requests_per_second(port, f"/{name}/", len(bodies[name].body)) for name in names}
    database = database_name(SIZES[-1])
    with served("benchmarks.wsgi:application", "benchmarks.settings", BENCH_DATABASE=database) as port:
        site = {name: requests_per_second(port, bodies[name].path, len(bodies[name].body)) for name in names}
    rows = [
        [
            REFERENCED[name],
            f"{len(bodies[name].body) / 1024:.0f}",
            f"{bodies[name].cost:.2f}",
            f"{inside[name]:.2f}",
            f"{bodies[name].cost / inside[name]:.0f}",
            f"{site[name]:.0f}",
            f"{bare[name]:.0f}",
            f"{bare[name] / site[name]:.0f}",
        ]
        for name in names
    ]
    head = ["page", "kB", "ms", "bare, ms", "ratio", "pages/s", "bare, pages/s", "ratio"]
    yield table(head, rows) + "\n"


def _verdict(measured: Sizes) -> Iterator[str]:
    _first, middle, last = SIZES
    problems = []
    for name, page in measured[last].items():
        before = measured[middle][name]
        budget = GUIDE_QUERIES if name == "guide page" else LIST_QUERIES
        if page.status != 200:
            problems.append(f"{name}: answers {page.status}")
        if page.queries > budget:
            problems.append(f"{name}: {page.queries} queries, budget {budget}")
        if page.queries > before.queries:
            problems.append(f"{name}: {before.queries} queries at {middle:,}, {page.queries} at {last:,}")
        if name.startswith("register") and page.cost > GROWTH * before.cost:
            problems.append(f"{name}: {page.cost / before.cost:.1f} times the processor time at {middle:,}")
    yield "All budgets hold." if not problems else "Over budget:\n" + "\n".join(f"- {line}" for line in problems)
