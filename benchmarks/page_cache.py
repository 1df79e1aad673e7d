"""``python -m benchmarks.page_cache``: a public page that was kept, the same made anew, and a bare view, in one run.

Pages a second over the loopback address say what a reader gets; on a busy machine only their ratios say something, so
the processor time of one request stands beside them. The bare view gives the same bytes from memory and has nothing
around it: no middleware, no host that is looked at, no headers.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from time import process_time

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
SIZE = 1_000
TIMES = 2_000
MADE = 40
SECONDS = "60"


def run() -> Iterator[str]:
    """Yields lines of Markdown."""
    from benchmarks.records import fill_records
    from benchmarks.report import machine, table
    from pages.models import GuidePage
    from pages.selectors.public import public_pages

    fill_records(SIZE)
    guide = GuidePage.objects.filter(pk__in=public_pages().values("pk")).order_by("path").first()
    pages = {"guide page": guide.url, "register list": "/register/trajecten/", "register home": "/register/"}
    yield f"{machine()}\n"
    inside, outside = [], []
    for name, path in pages.items():
        body, row = _inside(name.replace(" ", "-"), path)
        inside.append([name, f"{len(body) / 1000:.0f}", *row])
        outside.append([name, *_outside(name.replace(" ", "-"), path, len(body))])
    head = ["page", "kB", "kB br", "made, ms", "kept, ms", "not modified, ms", "bare, ms", "kept ÷ bare"]
    yield table(head, inside) + "\n"
    yield table(["page", "made, pages/s", "kept, pages/s", "bare, pages/s", "kept ÷ made", "kept ÷ bare"], outside)


def _inside(name: str, path: str) -> tuple[bytes, list[str]]:
    """Processor time of this process for one request, in milliseconds: made, kept, known to the browser, bare."""
    from django.conf import settings
    from django.core.cache import caches
    from django.test import Client, override_settings

    from benchmarks.inside import measure_bare

    caches["pages"].clear()
    client = Client(headers={"host": "localhost"})
    with override_settings(PAGE_CACHE_SECONDS=0):
        body = client.get(path).content
        made = _each(MADE, path)
    with override_settings(PAGE_CACHE_SECONDS=int(SECONDS)):
        packed = client.get(path, headers={"accept-encoding": "br"})
        kept = _each(TIMES, path)
        unchanged = _each(TIMES, path, HTTP_IF_NONE_MATCH=packed.headers["ETag"])
    (settings.BENCH_DIR / f"{name}.html").write_bytes(body)
    plain = measure_bare(name)
    times = [f"{one:.2f}" for one in (made, kept, unchanged, plain)]
    return body, [f"{len(packed.content) / 1000:.1f}", *times, f"{kept / plain:.1f}"]


def _each(times: int, path: str, **headers: str) -> float:
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    from benchmarks.inside import ask

    handler = WSGIHandler()
    environ = RequestFactory(headers={"host": "localhost"}).get(path, **headers).environ
    ask(handler, environ)
    begun = process_time()
    for _turn in range(times):
        ask(handler, environ)
    return (process_time() - begun) / times * 1000


def _outside(name: str, path: str, size: int) -> list[str]:
    from benchmarks.outside import requests_per_second, served
    from benchmarks.records import database_name

    rates = []
    for seconds in ("0", SECONDS):
        database = {"BENCH_DATABASE": database_name(SIZE), "PAGE_CACHE_SECONDS": seconds}
        with served("benchmarks.wsgi:application", "benchmarks.settings", **database) as port:
            rates.append(requests_per_second(port, path, size))
    with served("benchmarks.bare:application", "benchmarks.bare_settings") as port:
        rates.append(requests_per_second(port, f"/{name}/", size))
    made, kept, bare = rates
    return [*(f"{rate:,.0f}" for rate in rates), f"{kept / made:.0f}", f"{kept / bare:.2f}"]


def main() -> int:
    import django

    django.setup()
    from django.conf import settings

    shutil.rmtree(settings.CACHES["pages"]["LOCATION"], ignore_errors=True)
    for line in run():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
