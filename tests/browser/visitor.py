"""A person with a browser window, for the tests of what people see and press."""

import time
from pathlib import Path
from typing import Any

from django.test import Client
from playwright.sync_api import BrowserContext, Error, Page, Route

from samenwerking.accounts.models import User

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong is written out, not all that was found in order; what is judged stays the same.
RUN_AXE = "([part, tags]) => axe.run(part || document, {runOnly: tags, resultTypes: ['violations']})"
# Long, because a machine may be busy with more than this; only a fault waits to the end.
TIMEOUT = 60_000
BACKEND = "django.contrib.auth.backends.ModelBackend"
# What remains of 1280 at 400 % (WCAG 1.4.10), and a laptop.
NARROW_AND_WIDE = (320, 1280)


def _any(_address: str) -> bool:
    return True


def _stop_scripts(route: Route) -> None:
    if route.request.resource_type in {"fetch", "xhr"}:
        route.abort("internetdisconnected")
    else:
        route.continue_()


class Visitor:
    """Opens pages and notices what the browser complains about."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(TIMEOUT)
        self.base = base
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "Failed to load resource" not in text:
            self.complaints.append(text)

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def log_in(self, user: User) -> "Visitor":
        """This person came in before the window opened."""
        client = Client()
        client.force_login(user, backend=BACKEND)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": self.base}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]  # what a browser stores
        return self

    def look(self, path: str, widths: tuple[int, ...] = NARROW_AND_WIDE) -> Page:
        """The page is in order: nothing wider than the window, nothing for axe-core, no complaint of the browser.

        The window changes its width in place, as a person turns a phone, so each page is fetched once.
        """
        page = self.open(path)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width}"
            assert self.violations() == [], f"{path} at {width}"
        assert self.complaints == [], path
        return page

    def disconnect(self) -> None:
        """No connection from here on. What scripts send is stopped by a route as well: a page that is opened while the
        browser is offline can get one request out before the browser says so to its new process."""
        self.page.context.set_offline(True)
        self.page.context.route(_any, _stop_scripts)

    def connect(self) -> None:
        self.page.context.unroute(_any, _stop_scripts)
        self.page.context.set_offline(False)

    def until(self, condition: str) -> None:
        """Ask the page again and again until this is true. Playwright's own ``wait_for_function`` evaluates text inside
        the page, which our content policy refuses at its second try."""
        deadline = time.monotonic() + TIMEOUT / 1000
        while not self._holds(condition):
            assert time.monotonic() < deadline, condition
            self.page.wait_for_timeout(50)

    def _holds(self, condition: str) -> bool:
        try:
            return bool(self.page.evaluate(condition))
        except Error as error:
            if "context was destroyed" not in str(error):
                raise
            return False  # the window went to another page meanwhile

    def violations(self, inside: str = "") -> list[dict[str, Any]]:
        """What axe-core finds against WCAG 2.2 A and AA, and its best practices; in Beheer only inside our own part."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(RUN_AXE, [inside, RULES])
        return [
            {"id": item["id"], "where": [node["html"][:160] for node in item["nodes"]]} for item in found["violations"]
        ]
