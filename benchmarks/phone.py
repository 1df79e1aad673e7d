"""``python -m benchmarks.phone``: public pages on a slow phone: when the largest part is there, what moves, what it
weighs.

Headless Chromium with the processor and the line of a phone, an empty cache for every page, against gunicorn with
files as production sends them. The reference in the same run is a page of ten lines without anything, over the same
line: what no site can be quicker than.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.phone_settings"
SIZE, TURNS = 1_000, 5
# A phone of some years ago. Kilobits a second, milliseconds there and back, how many times slower the processor is.
LINES = {"4G": (9_000, 85, 4), "slow 4G": (1_600, 150, 4)}
# Largest part within so many seconds, moved at most so much, kilobytes (issue "Fast, scalable, safe to run").
LCP, CLS, WEIGHT = 1.0, 0.02, 150
WATCH = """
    window.seen = {lcp: 0, cls: 0};
    new PerformanceObserver(list => { for (const one of list.getEntries()) seen.lcp = one.startTime; })
        .observe({type: 'largest-contentful-paint', buffered: true});
    new PerformanceObserver(list => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) seen.cls += one.value;
    }).observe({type: 'layout-shift', buffered: true});
"""
REFERENCE = "bare page"
PLAIN = "<!doctype html><html lang=nl><title>Kaal</title><h1>Kaal</h1><p>" + "Een regel tekst. " * 40


@dataclass(frozen=True)
class Seen:
    """Seconds until the largest part, how much moved, bytes over the line, and requests."""

    lcp: float
    cls: float
    weight: int
    requests: int


def run() -> Iterator[str]:
    """Yields lines of Markdown; the last says whether the budgets hold on 4G."""
    from benchmarks.outside import served
    from benchmarks.records import database_name, fill_records
    from benchmarks.report import machine, table

    fill_records(SIZE)
    pages = _pages()
    yield f"{machine()}\n"
    over: list[str] = []
    environment = {"BENCH_DATABASE": database_name(SIZE)}
    with served("benchmarks.wsgi:application", "benchmarks.phone_settings", **environment) as port:
        for line in LINES:
            rows = []
            for name, seen in _measured(port, pages, line):
                rows.append(
                    [name, f"{seen.lcp:.2f}", f"{seen.cls:.3f}", f"{seen.weight / 1000:.0f}", str(seen.requests)]
                )
                if line == "4G" and (seen.lcp > LCP or seen.cls > CLS or seen.weight > WEIGHT * 1000):
                    over.append(name)
            yield table([f"page, {line}", "LCP, s", "CLS", "kB", "requests"], rows) + "\n"
    yield "All budgets hold." if not over else f"Over budget: {', '.join(over)}."


def _pages() -> dict[str, str]:
    from pages.models import GuidePage
    from pages.selectors.public import public_pages
    from participation.models import Traject

    guide = GuidePage.objects.filter(pk__in=public_pages().values("pk")).order_by("path").first()
    traject = Traject.objects.filter(published_at__isnull=False, opgave__published_at__isnull=False).earliest("pk")
    return {
        REFERENCE: "",
        "front page": "/",
        "guide page": str(guide.url),
        "register": "/register/",
        "register list": "/register/trajecten/",
        "traject": traject.get_absolute_url(),
        "search": "/zoeken/?q=plein",
    }


def _measured(port: int, pages: dict[str, str], line: str) -> Iterator[tuple[str, Seen]]:
    """Every page ``TURNS`` times, the middle of each number."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        for name, path in pages.items():
            turns = [_look(browser, port, path, line) for _turn in range(TURNS + 1)][1:]  # the first fills the cache
            yield (
                name,
                Seen(
                    median(one.lcp for one in turns),
                    max(one.cls for one in turns),
                    round(median(one.weight for one in turns)),
                    round(median(one.requests for one in turns)),
                ),
            )
        browser.close()


def _look(browser: Any, port: int, path: str, line: str) -> Seen:
    speed, there_and_back, slower = LINES[line]
    context = browser.new_context(viewport={"width": 360, "height": 780}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    client = context.new_cdp_session(page)
    weights: list[int] = []
    client.on("Network.loadingFinished", lambda event: weights.append(int(event["encodedDataLength"])))
    client.send("Network.enable")
    bits = speed * 1000 / 8
    client.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": there_and_back, "downloadThroughput": bits, "uploadThroughput": bits / 3},
    )
    client.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    if path:
        page.goto(f"http://localhost:{port}{path}", wait_until="networkidle")
    else:
        page.route("**/kaal/", lambda route: route.fulfill(body=PLAIN, content_type="text/html; charset=utf-8"))
        page.goto(f"http://localhost:{port}/kaal/", wait_until="networkidle")
    page.wait_for_timeout(500)
    seen = page.evaluate("window.seen")
    context.close()
    return Seen(seen["lcp"] / 1000, seen["cls"], sum(weights), len(weights))


def _chromium() -> str:
    from shutil import which

    return which("chromium") or which("google-chrome") or "chromium"


def main() -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    for line in run():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
