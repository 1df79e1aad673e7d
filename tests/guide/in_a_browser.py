"""The demo guide for a live server, and what people do with its figures; tests/guide_tools loads it once for all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from pages.demo.guide import load_guide
from samenwerking.accounts.roles import sync_roles
from tests.browser.fixtures import Visitor
from tests.guide.conftest import restore_wagtail


@pytest.fixture
def guide(settings: Settings, tmp_path: Path) -> None:
    """The demo guide in a database that a live server can see."""
    settings.MEDIA_ROOT = tmp_path
    restore_wagtail()
    sync_roles()
    with transaction.atomic():
        load_guide()


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
