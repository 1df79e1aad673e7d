"""A person with a browser window, for the tests of what people see and press."""

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TIMEOUT = 8000


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

    def violations(self, inside: str = "") -> list[dict[str, Any]]:
        """What axe-core finds against WCAG 2.2 A and AA, and its best practices; in Beheer only inside our own part."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("([part, tags]) => axe.run(part || document, {runOnly: tags})", [inside, RULES])
        return [
            {"id": item["id"], "where": [node["html"][:160] for node in item["nodes"]]} for item in found["violations"]
        ]
