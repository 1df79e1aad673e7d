"""Which browser the tests use: the person's own Chromium or Chrome, or the one that Playwright installed.

`python -m tests.browser.finding` names it, or says how to get one and fails: a test run without a browser would
look green and prove nothing about what people see.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
HOW_TO_GET_ONE = (
    "Geen Chromium of Chrome gevonden. Installeer er een: op Debian en Ubuntu `apt install chromium`, "
    "elders `.venv/bin/playwright install chromium`, en probeer het opnieuw."
)


def own_browser(path: str | None = None) -> str | None:
    """A Chromium or Chrome on PATH (or in its usual place on a Mac)."""
    found = (shutil.which(name, path=path) for name in NAMES)
    return next((place for place in (*found, *MAC) if place and Path(place).exists()), None)


def playwright_browser() -> str | None:
    """The Chromium that `playwright install` put in its own folder."""
    with sync_playwright() as playwright:
        place = playwright.chromium.executable_path
    return place if Path(place).exists() else None


def browser_path() -> str:
    """The browser to start; raises RuntimeError with what to do when there is none."""
    found = own_browser(os.environ.get("PATH")) or playwright_browser()
    if found is None:
        raise RuntimeError(HOW_TO_GET_ONE)
    return found


def main() -> int:
    try:
        print(browser_path())  # noqa: T201 - a command
    except RuntimeError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
