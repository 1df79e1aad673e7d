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

PAGES = (
    "/",
    "/zo-werken-wij-samen/",
    "/werkwijze/",
    "/werkwijze/speelveld/",
    "/werkwijze/speelveld/verkennen-inhoudelijke-opgave/",
    "/instrumenten/dorpswandeling/",
    "/praktijk/schoolplein-rietbeek/",
    "/begrippen/",
    "/nieuws/",
    "/nieuws/eerste-lessen/",
    "/colofon/",
)


@pytest.fixture
def guide(settings: Settings, tmp_path: Path) -> None:
    """The demo guide in a database that a live server can see."""
    settings.MEDIA_ROOT = tmp_path
    restore_wagtail()
    sync_roles()
    with transaction.atomic():
        load_guide()


def test_the_guide_in_a_browser(guide: None, visit: Callable[..., Visitor]) -> None:
    """One after the other, because loading the guide takes longer than looking at it."""
    visitor = visit()
    for path in PAGES:
        visitor.look(path, widths=(320, 768, 1280))
    figures_and_layers_work_with_the_keyboard(visitor)
    everything_is_there_without_javascript(visit)


def figures_and_layers_work_with_the_keyboard(visitor: Visitor) -> None:
    """A cell of the speelveld, a deeper layer, an area of the front page's figure."""
    page = visitor.open("/werkwijze/speelveld/")
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


def everything_is_there_without_javascript(visit: Callable[..., Visitor]) -> None:
    page = visit(1280, javascript=False).open("/werkwijze/speelveld/")
    page.locator(".sw-method-table-details summary").click()
    assert page.locator(".sw-method-table-details td a").count() == 12
    page.get_by_role("link", name="Hoe sturen we bij?").last.click()
    assert page.locator("h1").inner_text() == "Realiseren: het proces"
