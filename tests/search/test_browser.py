"""Searching in a real browser: with the keyboard only, without JavaScript, and on a phone."""

from collections.abc import Callable

import pytest
from wagtail.models import Page, Site

from pages.models import GuidePage
from tests.browser.visitor import Visitor
from tests.factories import TrajectFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[..., Visitor]


@pytest.fixture
def content() -> None:
    home = Site.objects.get(is_default_site=True).root_page
    for number in range(12):
        page = GuidePage(title=f"Plein {number:02}", body=[("rich_text", "<p>Over het plein van het dorp.</p>")])
        Page.objects.get(pk=home.pk).add_child(instance=page)
    TrajectFactory(published=True, title="Een nieuw plein")


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_header_to_a_page_by_keyboard(visit: Visit, content: None, *, javascript: bool) -> None:
    page = visit(1280, javascript=javascript).open("/zoeken/")
    page.locator("#zoek-kop").focus()
    page.keyboard.type("pleinen")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "pleinen" in page.title()
    filter_link = page.get_by_role("link", name="Trajecten (1)")
    filter_link.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    hit = page.locator(".sw-hit__title a")
    assert hit.all_inner_texts() == ["Een nieuw plein"]
    hit.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/register/trajecten/een-nieuw-plein/")


def test_a_second_search_stays_in_the_chosen_kind_and_pages_go_on(visit: Visit, content: None) -> None:
    page = visit(360, javascript=False).open("/zoeken/?q=dorp&soort=wijzer")
    page.locator("main input[name=q]").fill("plein")
    with page.expect_navigation():
        page.get_by_role("button", name="Zoek", exact=True).click()
    assert page.locator("main .sw-tabs [aria-current=page]").inner_text() == "Wijzer (12)"
    with page.expect_navigation():
        page.get_by_role("link", name="Volgende").click()
    assert page.locator(".sw-hit").count() == 2
