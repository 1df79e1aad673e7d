"""The small scripts, each in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.frontend.urls")]


@pytest.fixture
def visitor(visit: Callable[..., Visitor]) -> Visitor:
    opened = visit()
    opened.open("/onderdelen/")
    return opened


def test_a_dangerous_button_asks_first_and_escape_means_no(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("button", name="Verwijder").click()
    assert "Weet u zeker" in page.inner_text("dialog")
    page.keyboard.press("Escape")
    assert page.locator("dialog").count() == 0
    assert page.evaluate("document.activeElement.textContent.trim()") == "Verwijder"
    page.get_by_role("button", name="Verwijder").click()
    with page.expect_navigation():
        page.locator("dialog").get_by_role("button", name="Verwijder").click()
    assert page.locator("[data-error-summary]").count() == 1


def test_after_errors_the_summary_has_the_focus_and_leads_to_the_fields(visitor: Visitor) -> None:
    page = visitor.page
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar", exact=True).click()
    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    page.click("[data-error-summary] a >> nth=0")
    assert page.evaluate("location.hash") == "#id_title"
    assert page.evaluate("document.activeElement.id") == "id_title"


def test_leaving_with_unsaved_changes_asks(visitor: Visitor) -> None:
    page = visitor.page
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill("#id_title", "Nieuw")
    page.goto(visitor.base + "/accounts/login/")
    assert asked == ["beforeunload"]


def test_saving_does_not_ask(visitor: Visitor) -> None:
    page = visitor.page
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill("#id_title", "Nieuw")
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar", exact=True).click()
    assert asked == []


def test_an_impatient_second_click_sends_nothing(visitor: Visitor) -> None:
    page = visitor.page
    sent: list[str] = []
    page.route("**/onderdelen/", lambda route: sent.append(route.request.method))
    page.evaluate(
        """() => {
            const form = document.querySelector('form[data-warn-unsaved]');
            form.requestSubmit(); form.requestSubmit();
        }"""
    )
    page.wait_for_timeout(300)
    assert sent == ["POST"]


def test_a_filter_renews_the_list_and_the_address(visitor: Visitor) -> None:
    page = visitor.page
    page.wait_for_load_state("networkidle")
    page.select_option("#id_area", "oost")
    expect(page.locator("#resultaten")).to_contain_text("oost")
    assert "area=oost" in page.url
    page.go_back()
    expect(page.locator("#resultaten")).to_contain_text("alle")
    assert "area" not in page.url
    assert visitor.complaints == []


def test_filters_work_without_javascript(visit: Callable[..., Visitor]) -> None:
    page = visit(javascript=False).open("/onderdelen/")
    page.select_option("#id_area", "oost")
    with page.expect_navigation():
        page.get_by_role("button", name="Toon resultaten").click()
    assert "oost" in page.inner_text("#resultaten")


def test_htmx_and_editor_are_loaded_only_where_they_are_used(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open("/accounts/login/").wait_for_load_state("networkidle")
    assert not [url for url in asked if "htmx" in url or "editor" in url]
