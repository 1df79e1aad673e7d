"""A person with a browser window, for the tests of what people see and press."""

from pathlib import Path
from typing import Any

from django.test import Client
from playwright.sync_api import BrowserContext, Page

from samenwerking.accounts.models import User

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong is written out, not all that was found in order; what is judged stays the same.
RUN_AXE = "([part, tags]) => axe.run(part || document, {runOnly: tags, resultTypes: ['violations']})"
# Long, because a machine may be busy with more than this; only a fault waits to the end.
TIMEOUT = 20_000
BACKEND = "django.contrib.auth.backends.ModelBackend"
# What remains of 1280 at 400 % (WCAG 1.4.10), and a laptop.
NARROW_AND_WIDE = (320, 1280)


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

    def violations(self, inside: str = "") -> list[dict[str, Any]]:
        """What axe-core finds against WCAG 2.2 A and AA, and its best practices; in Beheer only inside our own part."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(RUN_AXE, [inside, RULES])
        return [
            {"id": item["id"], "where": [node["html"][:160] for node in item["nodes"]]} for item in found["violations"]
        ]
