"""Every page type in a real browser: no violations, nothing sticks out, and the figures work with the keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from pages.demo.guide import load_guide
from samenwerking.accounts.roles import sync_roles
from tests.browser.fixtures import Visitor
from tests.guide.conftest import restore_wagtail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "home": "/",
    "guide": "/zo-werken-wij-samen/",
    "long guide": "/werkwijze/",
    "grid": "/werkwijze/speelveld/",
    "cell": "/werkwijze/speelveld/verkennen-inhoudelijke-opgave/",
    "instrument": "/instrumenten/dorpswandeling/",
    "example": "/praktijk/schoolplein-rietbeek/",
    "glossary": "/begrippen/",
    "news index": "/nieuws/",
    "news": "/nieuws/eerste-lessen/",
    "colofon": "/colofon/",
}


@pytest.fixture
def guide(settings: Settings, tmp_path: Path) -> None:
    """The demo guide in a database that a live server can see."""
    settings.MEDIA_ROOT = tmp_path
    restore_wagtail()
    sync_roles()
    with transaction.atomic():
        load_guide()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_has_violations_or_scrolls_sideways(guide: None, visit: Callable[..., Visitor], width: int) -> None:
    visitor = visit(width)
    found = {}
    for name, path in PAGES.items():
        page = visitor.open(path)
        page.wait_for_load_state("networkidle")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[name] = "scrolls sideways"
        elif violations := visitor.violations():
            found[name] = str(violations)
    assert found == {}
    assert visitor.complaints == []


def test_figures_and_layers_work_with_the_keyboard(guide: None, visit: Callable[..., Visitor]) -> None:
    """One after the other: a cell of the speelveld, a deeper layer, an area of the front page's figure."""
    page = visit(1280).open("/werkwijze/speelveld/")
    cell = page.locator(".sw-method--wide a").first
    quiet = cell.locator("rect").evaluate("box => getComputedStyle(box).strokeWidth")
    cell.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert cell.locator("rect").evaluate("box => getComputedStyle(box).strokeWidth") != quiet, "focus is seen"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/verkennen-inhoudelijke-opgave/")

    deeper = page.locator(".sw-layers__deeper").first
    deeper.locator("summary").focus()
    page.keyboard.press("Enter")
    assert deeper.evaluate("layer => layer.open")
    assert deeper.locator(".sw-questions-list__text").first.is_visible()

    page.goto(page.url.split("/werkwijze/")[0] + "/")
    area = page.locator(".sw-areas__stage a").first
    shape = area.locator("polygon")
    quiet = shape.evaluate("shape => getComputedStyle(shape).stroke")
    area.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert shape.evaluate("shape => getComputedStyle(shape).stroke") != quiet, "focus is seen"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/zo-werken-wij-samen/")


def test_everything_is_there_without_javascript(guide: None, visit: Callable[..., Visitor]) -> None:
    page = visit(1280, javascript=False).open("/werkwijze/speelveld/")
    page.locator(".sw-method-table-details summary").click()
    assert page.locator(".sw-method-table-details td a").count() == 12
    page.get_by_role("link", name="Hoe sturen we bij?").last.click()
    assert page.locator("h1").inner_text() == "Realiseren: het proces"
