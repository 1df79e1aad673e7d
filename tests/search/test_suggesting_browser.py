"""Suggestions in a real browser: by keyboard, by pointer, for axe-core, on a phone, and without JavaScript."""

from collections.abc import Callable

import pytest
from wagtail.models import Page, Site

from pages.models import GuidePage
from tests.browser.visitor import Visitor
from tests.factories import TrajectFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[..., Visitor]
FIELD = "main input[name=q]"


def test_suggestions(visit: Visit) -> None:
    """One visit to the site for all of it: starting a server and emptying the database is what costs time."""
    home = Site.objects.get(is_default_site=True).root_page
    body = [("heading", {"text": "Bankjes", "level": "h2", "anchor": "bankjes"}), ("rich_text", "<p>Van hout.</p>")]
    Page.objects.get(pk=home.pk).add_child(instance=GuidePage(title="Het plein", body=body))
    TrajectFactory(published=True, title="Een nieuw plein met een lange naam die op een telefoon over regels loopt")
    by_keyboard(visit)
    on_a_phone(visit)
    without_javascript(visit)


def by_keyboard(visit: Visit) -> None:
    visitor = visit(1280)
    page = visitor.open("/zoeken/")
    field, options = page.locator(FIELD), page.locator("main [role=option]")
    field.focus()
    page.keyboard.type("ple")
    options.nth(1).wait_for()
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "true"
    assert "2 suggesties" in page.locator("main .sw-suggest [role=status]").inner_text()
    assert visitor.violations() == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert "Een nieuw plein" in chosen.inner_text()
    assert chosen.get_attribute("aria-selected") == "true"
    assert visitor.violations() == []
    page.keyboard.press("Escape")
    assert not options.first.is_visible()
    assert field.input_value() == "ple"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/het-plein/")
    page.locator("#zoek-kop").focus()
    page.keyboard.type("bankjes plein")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    section = page.get_by_role("link", name="Bankjes")
    with page.expect_navigation():
        section.click()
    assert page.url.endswith("/het-plein/#bankjes")
    assert visitor.complaints == []


def on_a_phone(visit: Visit) -> None:
    visitor = visit(360)
    page = visitor.open("/zoeken/?q=bankjse")
    assert page.locator(".sw-offers a").all_inner_texts() == ["bankjes"]
    assert visitor.violations() == []
    page.locator(FIELD).fill("plein")
    option = page.locator("main [role=option]").nth(1)
    option.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert visitor.violations() == []
    with page.expect_navigation():
        option.click()
    assert "/register/trajecten/" in page.url
    assert visitor.complaints == []


def without_javascript(visit: Visit) -> None:
    page = visit(360, javascript=False).open("/zoeken/")
    assert page.locator(FIELD).get_attribute("role") is None
    page.locator(FIELD).fill("plein")
    with page.expect_navigation():
        page.locator(FIELD).press("Enter")
    assert page.locator(".sw-hit").count() >= 2
