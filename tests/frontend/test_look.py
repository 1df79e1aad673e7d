"""Every page of ours at every width: nothing sticks out, nothing that axe-core objects to."""

import gzip
from collections.abc import Callable

import pytest
from django.test import override_settings

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.frontend.urls")]

PAGES = ["/onderdelen/", "/accounts/login/", "/accounts/password/reset/", "/bestaat-niet/"]


def test_no_violations_and_no_sideways_scrolling(visit: Callable[..., Visitor]) -> None:
    """At every width, in both colours, with errors in a form, with a dialog open, and with letters twice as large."""
    visitor = visit()
    for path in PAGES:
        visitor.look(path, widths=(320, 768, 1280))
    page = visitor.open("/onderdelen/")
    for token_set in ("voorbeeldpolder", "duinrand"):
        page.evaluate("name => { document.documentElement.className = `sw-tokens-${name}` }", token_set)
        assert visitor.violations() == []
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.set_viewport_size({"width": 1280, "height": 900})
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar", exact=True).click()
    assert page.title().startswith("Fout: ") or page.locator("[data-error-summary]").count() == 1
    assert visitor.violations() == []
    page.get_by_role("button", name="Verwijder").click()
    assert visitor.violations() == []


def test_the_focus_is_never_behind_the_bar_with_buttons(visit: Callable[..., Visitor]) -> None:
    page = visit(1280, 700, reduced_motion="reduce").open("/onderdelen/")
    page.locator("#id_title").focus()
    for _step in range(14):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
                const focused = document.activeElement;
                const bar = document.querySelector('.sw-action-bar');
                const form = document.querySelector('form[data-warn-unsaved]');
                if (bar.contains(focused) || !form.contains(focused)) return false;
                const box = focused.getBoundingClientRect();
                return box.bottom > bar.getBoundingClientRect().top + 1 && box.top > bar.getBoundingClientRect().top;
            }"""
        )
        assert not hidden, page.evaluate("document.activeElement.outerHTML")


def test_colours_of_the_system_and_less_motion_are_respected(visit: Callable[..., Visitor]) -> None:
    page = visit(forced_colors="active", reduced_motion="reduce").open("/onderdelen/")
    page.locator(".utrecht-button").first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_targets_are_large_enough_and_paper_has_the_content_only(visit: Callable[..., Visitor]) -> None:
    page = visit(360).open("/onderdelen/")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, input:not([type=hidden])')]
            .filter(element => element.offsetParent !== null)
            .map(element => [element.outerHTML.slice(0, 90), element.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
    )
    assert small == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="print")
    for part in (".sw-header__tools", ".sw-menu--wide", ".sw-footer", ".sw-filters", ".sw-action-bar"):
        assert not page.locator(part).first.is_visible(), part
    assert page.is_visible("h1")


@override_settings(DEBUG=False)
def test_the_first_view_is_light(visit: Callable[..., Visitor]) -> None:
    """Compressed as the server sends it, no more than 150 kB without images (DESIGN section 5)."""
    visitor = visit()
    sizes: dict[str, int] = {}

    def weigh(response: object) -> None:
        body = response.body()  # type: ignore[attr-defined]  # an answer of the browser
        packed = body if response.url.endswith("woff2") else gzip.compress(body)  # type: ignore[attr-defined]  # an answer of the browser
        sizes[response.url] = len(packed)  # type: ignore[attr-defined]  # an answer of the browser

    visitor.page.on("response", weigh)
    visitor.open("/onderdelen/").wait_for_load_state("networkidle")
    first_view = {url: size for url, size in sizes.items() if "editor" not in url}
    assert sum(first_view.values()) <= 150_000, first_view
