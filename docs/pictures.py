"""Makes the pictures of README and manuals anew, from a running demo.

    make start                                   (or another site with the demo, in another window)
    .venv/bin/python -m docs.pictures [http://127.0.0.1:8000] [name of a picture …]

Each function below is one picture in docs/images/. The demo is deterministic, so a picture changes when the site did.
"""

import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.finding import browser_path

FOLDER = Path(__file__).parent / "images"
OFFICER, MANAGER = "communicatie@voorbeeldpolder.example", "manager@voorbeeldpolder.example"
TEMPLATE_TITLE = "Stoepkrijtgesprek"


class Photographer:
    """Opens windows on one site."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser, self.base = browser, base.rstrip("/")

    def window(self, width: int, height: int, email: str = "") -> Page:
        page = self.browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(60_000)
        if email:
            page.goto(f"{self.base}/accounts/login/")
            page.fill("input[name=login]", email)
            page.fill("input[name=password]", os.environ.get("DEMO_PASSWORD") or "demo-wachtwoord-1")
            page.locator("main button[type=submit]").first.click()
            page.wait_for_url("**/werkplaats/")
        return page

    def open(self, page: Page, path: str) -> Page:
        page.goto(self.base + path)
        page.wait_for_load_state("networkidle")
        return page


def register(site: Photographer) -> Page:
    return site.open(site.window(1280, 860), "/register/")


def stuk(site: Photographer) -> Page:
    return site.open(site.window(1280, 1120, MANAGER), "/werkplaats/stukken/dorpshart-in-review/")


def wijzer_talen(site: Photographer) -> Page:
    return site.open(site.window(1000, 547), "/")


def links(site: Photographer) -> Page:
    return site.open(site.window(1280, 720, OFFICER), "/beheer/rapporten/links/")


def sjabloon(site: Photographer) -> Page:
    page = site.window(1280, 720, OFFICER)
    _choose_template(site, page)
    page.get_by_label("Titel van de nieuwe bladzijde").fill(TEMPLATE_TITLE)
    return page


def controles(site: Photographer) -> Page:
    """The page that it makes is thrown away: the next picture begins where this one did."""
    page = site.window(1280, 760, OFFICER)
    _choose_template(site, page)
    page.get_by_label("Titel van de nieuwe bladzijde").fill(TEMPLATE_TITLE)
    page.get_by_role("button", name="Maak concept").click()
    page.wait_for_url("**/edit/")
    page.locator("[data-side-panel-toggle=checks]").click()
    page.locator("[data-guide-checks]").get_by_text("voorbeeldtekst").first.wait_for()
    return page


def _choose_template(site: Photographer, page: Page) -> None:
    """From the explorer, as an editor goes: the page "Instrumenten" is the last of the address there."""
    site.open(page, "/instrumenten/")
    number = page.locator("a[href*='/bladzijden/']").first.get_attribute("href") or ""
    site.open(page, f"/beheer/sjablonen/{number.split('/bladzijden/')[1].split('/')[0]}/")
    page.locator("label", has_text="Een instrument").click()


PICTURES: dict[str, Callable[[Photographer], Page]] = {
    "register": register,
    "stuk": stuk,
    "wijzer-talen": wijzer_talen,
    "links": links,
    "sjabloon": sjabloon,
    "controles": controles,
}


def main(base: str = "http://127.0.0.1:8000", *names: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        site = Photographer(browser, base)
        for name in names or PICTURES:
            page = PICTURES[name](site)
            _save(page, FOLDER / f"{name}.png")
            if name == "controles":
                _throw_away(page)
            page.close()
            sys.stdout.write(f"{name}.png\n")
        browser.close()


def _save(page: Page, path: Path) -> None:
    """In 256 colours: a third of the bytes, and nobody sees it."""
    with Image.open(BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def _throw_away(page: Page) -> None:
    page.goto(page.url.replace("/edit/", "/delete/"))
    page.locator("form button[type=submit], form input[type=submit]").last.click()
    page.wait_for_load_state()


if __name__ == "__main__":
    main(*sys.argv[1:])
