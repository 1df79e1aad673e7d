"""Our guide and the bare view, each of two processes of gunicorn, with the page that MediaWiki shows too."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contestants import Contestant
from benchmarks.outside import Served, gunicorn
from benchmarks.processor import server_pid
from benchmarks.records import use_database

EXPORT = Path(__file__).resolve().parents[2] / "tests" / "data" / "wiki" / "samenwerkingswijzer-zonder-bestanden.xml"
PAGE = "De werkwijze"
DATABASE = "bench_same_wiki"
BARE_NAME = "same-wiki"
# What a reader who chose larger letters brings: nothing is known of them, and no whole page is kept for them.
COOKIE = {"Cookie": "leesinstelling=groot"}


def fill_guide() -> str:
    """The export in our guide, once; the address of the page that is asked."""
    from django.core.management import call_command

    from pages.importers.mediawiki.run import run_import
    from pages.models import GuidePage

    use_database(DATABASE)
    call_command("migrate", verbosity=0, interactive=False)
    found = GuidePage.objects.filter(title=PAGE, live=True).first()
    if found is None:
        run_import(EXPORT)
        found = GuidePage.objects.get(title=PAGE, live=True)
    return str(found.url)


@dataclass(frozen=True)
class Sites:
    """``anew`` keeps nothing; ``keeping`` keeps whole pages for strangers, and parts for others."""

    anew: Served
    keeping: Served
    bare: Served


@contextmanager
def running(body: bytes) -> Iterator[Sites]:
    """For as long as the block runs; the bare view answers with this body."""
    from django.conf import settings

    (settings.BENCH_DIR / f"{BARE_NAME}.html").write_bytes(body)
    site = ("benchmarks.wsgi:application", "benchmarks.settings")
    with (
        gunicorn(*site, BENCH_DATABASE=DATABASE, PAGE_CACHE_SECONDS="0") as anew,
        gunicorn(*site, BENCH_DATABASE=DATABASE, PAGE_CACHE_SECONDS="60") as keeping,
        gunicorn("benchmarks.bare:application", "benchmarks.bare_settings") as bare,
    ):
        yield Sites(anew, keeping, bare)


@dataclass(frozen=True)
class Ours:
    """``nothing`` and ``parts`` say what a page that is made anew had of what was kept; ``kept`` is a whole page."""

    nothing: Contestant
    parts: Contestant
    kept: Contestant
    bare: Contestant


def contestants(sites: Sites, path: str, size: int, doors: dict[Served, int] | None = None) -> Ours:
    """``doors``: the port of the server in front of each site; without it they are asked themselves."""

    def one(name: str, site: Served, path: str = path, **headers: str) -> Contestant:
        port = doors[site] if doors else site.port
        # Nginx works for all alike and is left out. The bare view has no database; what that did is not its work.
        database = [] if site is sites.bare else [server_pid()]
        return Contestant(name, port, path, size, lambda: [site.pid, *database], headers)

    return Ours(
        nothing=one("our guide, nothing kept", sites.anew),
        parts=one("our guide, parts kept", sites.keeping, **COOKIE),
        kept=one("our guide, whole page kept", sites.keeping),
        bare=one("bare view", sites.bare, f"/{BARE_NAME}/"),
    )


def body_of(path: str) -> bytes:
    """The page as a stranger gets it."""
    from django.test import Client, override_settings

    with override_settings(PAGE_CACHE_SECONDS=0):
        return bytes(Client(headers={"host": "localhost"}).get(path).content)
