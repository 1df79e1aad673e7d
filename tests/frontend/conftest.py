"""A real browser for the tests of what people see and press."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _browser_path() -> str | None:
    """The person's own Chromium or Chrome; ``None`` lets Playwright use the one that it installed."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    found = (str(Path(folder) / name) for name in BROWSERS for folder in folders if (Path(folder) / name).exists())
    return next(found, None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for the session."""
    # Playwright's loop lives in this thread; Django would refuse the database because of it.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_browser_path(), args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


class Visitor:
    """A person with a browser window, who notices what the browser complains about."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(8000)
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

    def violations(self) -> list[dict[str, Any]]:
        """What axe-core finds against WCAG 2.2 A and AA, and its best practices."""
        self.page.evaluate(AXE.read_text())
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = self.page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
        return [
            {"id": item["id"], "where": [node["html"][:160] for node in item["nodes"]]} for item in found["violations"]
        ]


@pytest.fixture
def visit(browser: Browser, live_server: Any) -> Iterator[Callable[..., Visitor]]:
    """``visit(width=360, javascript=False)`` opens a window on the site."""
    contexts: list[BrowserContext] = []

    def open_window(width: int = 1280, height: int = 900, *, javascript: bool = True, **options: Any) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=javascript, **options
        )
        contexts.append(context)
        return Visitor(context, live_server.url)

    yield open_window
    for context in contexts:
        context.close()
