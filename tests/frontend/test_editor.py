"""The text editor in a real browser: what is seen is what is sent, by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.frontend.urls")]


@pytest.fixture
def writer(visit: Callable[..., Visitor]) -> Visitor:
    visitor = visit()
    visitor.open("/onderdelen/").wait_for_selector(".sw-editor__text")
    return visitor


def value(page: Page) -> str:
    return str(page.eval_on_selector("#id_text", "element => element.value"))


def test_the_editor_writes_allowed_html_into_the_textarea(writer: Visitor) -> None:
    page = writer.page
    page.click(".sw-editor__text")
    page.keyboard.type("Aanleiding")
    page.get_by_role("button", name="Kop", exact=True).click()
    page.keyboard.press("Enter")
    page.keyboard.type("Het plein is ")
    page.keyboard.press("Control+b")
    page.keyboard.type("stil")
    page.keyboard.press("Control+b")
    page.keyboard.type(".")
    page.keyboard.press("Enter")
    page.keyboard.type("- eerste")
    page.keyboard.press("Enter")
    page.keyboard.type("tweede")
    assert value(page) == (
        "<h3>Aanleiding</h3><p>Het plein is <strong>stil</strong>.</p><ul><li>eerste</li><li>tweede</li></ul>"
    )
    assert writer.complaints == []


def test_a_link_needs_an_address_that_the_server_keeps(writer: Visitor) -> None:
    page = writer.page
    page.click(".sw-editor__text")
    page.keyboard.type("de wijzer")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.fill("#id_text-editor-link", "javascript:alert(1)")
    page.keyboard.press("Enter")
    assert "geen adres" in page.inner_text(".sw-editor__problem")
    page.fill("#id_text-editor-link", "https://voorbeeldpolder.example/")
    page.keyboard.press("Enter")
    assert value(page) == '<p><a href="https://voorbeeldpolder.example/">de wijzer</a></p>'
    page.keyboard.press("Control+k")
    page.click("text=Haal link weg")
    assert value(page) == "<p>de wijzer</p>"


def test_a_text_that_nobody_changed_stays_as_it_was_and_tables_survive(writer: Visitor) -> None:
    page = writer.page
    table = '<table><thead><tr><th>Stap</th></tr></thead><tbody><tr><td colspan="2">Een</td></tr></tbody></table>'
    page.evaluate(
        """html => {
            const area = document.createElement('textarea');
            area.id = 'proef'; area.value = html; area.dataset.richText = '';
            document.querySelector('main').append(area);
            const script = document.createElement('script');
            script.src = document.querySelector('script[data-site-script]').dataset.editor;
            document.head.append(script);
        }""",
        f"<p>Vooraf.</p>{table}",
    )
    page.wait_for_selector("#proef-editor")
    assert page.eval_on_selector("#proef", "element => element.value") == f"<p>Vooraf.</p>{table}"
    page.click("#proef-editor > p")
    page.keyboard.press("End")
    page.keyboard.type(" Meer.")
    assert page.eval_on_selector("#proef", "element => element.value") == f"<p>Vooraf. Meer.</p>{table}"


def test_pasted_markup_is_reduced_to_what_a_paper_may_hold(writer: Visitor) -> None:
    page = writer.page
    page.click(".sw-editor__text")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData('text/html', '<h1 style="color:red">Kop</h1><div onclick="x()">Tekst <span>hier</span>'
              + '<script>bad()</script></div><p><b>vet</b></p>');
            document.querySelector('.sw-editor__text').dispatchEvent(
              new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }"""
    )
    assert value(page) == "<h3>Kop</h3><p>Tekst hier</p><p><strong>vet</strong></p>"


def test_the_toolbar_is_one_tab_stop_with_arrow_keys(writer: Visitor) -> None:
    page = writer.page
    page.click(".sw-editor__text")
    page.keyboard.type("woord")
    page.keyboard.press("Control+a")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "Kop"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Vet"
    page.keyboard.press("Enter")
    assert value(page) == "<p><strong>woord</strong></p>"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") != "id_text-editor"
    assert page.evaluate("document.activeElement.closest('.sw-editor')") is None


def test_without_javascript_the_textarea_stays(visit: Callable[..., Visitor]) -> None:
    page = visit(javascript=False).open("/onderdelen/")
    assert page.is_visible("#id_text")
    assert page.locator(".sw-editor").count() == 0
