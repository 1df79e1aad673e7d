"""In a real browser: from one language to the other, and the checks beside the editor that lead to the block."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page as Window
from wagtail.models import Locale

from pages.demo.guide import ensure_home
from pages.links.collecting import collect
from pages.models import GuidePage, HomePage
from samenwerking.accounts.roles import Role, sync_roles
from tests.browser.visitor import AXE, RULES, Visitor
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, restore_wagtail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[..., Visitor]
TEXT = '<p>Indien u wilt, <a href="/weg/">klik hier</a>.</p>'


@pytest.fixture
def home() -> HomePage:
    restore_wagtail()
    sync_roles()
    home = ensure_home()
    body = [
        {"type": "heading", "value": {"text": "Kop", "level": "h4", "anchor": ""}, "id": "blok-kop"},
        {"type": "rich_text", "value": TEXT, "id": "blok-tekst"},
    ]
    add_guide_page(home, "Alleen hier", body, slug="alleen-hier", show_in_menus=True)
    add_guide_page(home, "Nog niet vertaald", slug="niet-vertaald")
    english = home.copy_for_translation(Locale.objects.create(language_code="en"))
    english.title = "Working together"
    english.save_revision().publish(skip_permission_checks=True)
    return home


def editor(visit: Visit, **options: Any) -> Visitor:
    """The window of a communication officer."""
    return visit(**options).log_in(UserFactory(role=Role.COMMUNICATION))


def leave(visitor: Visitor) -> None:
    """The editor asks things now and then; it must be done with that before the database is emptied."""
    visitor.page.goto("about:blank")
    visitor.open("/cookies/").wait_for_load_state("networkidle")


def violations(page: Window, part: str) -> list[Any]:
    """Of our own part of a page of Beheer."""
    page.evaluate(AXE.read_text())
    script = "([part, tags]) => axe.run(part, {runOnly: tags}).then(found => found.violations)"
    return [(item["id"], item["nodes"][0]["html"][:200]) for item in page.evaluate(script, [part, RULES])]


@pytest.mark.parametrize("width", [320, 1280])
def test_from_one_language_to_the_other(home: HomePage, visit: Visit, width: int) -> None:
    visitor = visit(width, javascript=width > 320)
    page = visitor.open("/niet-vertaald/")
    page.get_by_role("link", name="English", exact=True).click()
    assert page.url.endswith("/en/niet-vertaald/")
    assert page.get_by_role("note").inner_text().startswith("This page has not been translated yet.")
    assert page.locator("article").get_attribute("lang") == "nl"
    page.locator(".sw-brand").click()
    assert page.url.endswith("/en/")
    page.get_by_role("link", name="Nederlands", exact=True).click()
    assert page.url == f"{visitor.base}/"
    found = {}
    for path in ("/en/", "/en/niet-vertaald/", "/en/zoeken/?q=plein", "/toegankelijkheid/", "/privacy/", "/cookies/"):
        visitor.open(path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[path] = "scrolls sideways"
        elif width > 320 and (problems := visitor.violations()):
            found[path] = str(problems)
    assert found == {}


def test_the_checks_lead_to_the_block_and_follow_what_is_typed(home: HomePage, visit: Visit) -> None:
    visitor = editor(visit, width=1280)
    number = GuidePage.objects.get(slug="alleen-hier").pk
    page = visitor.open(f"/beheer/pages/{number}/edit/")
    page.locator("[data-side-panel-toggle=checks]").click()
    panel = page.locator("[data-guide-checks]")
    panel.get_by_text("4 punten gevonden").wait_for()
    assert panel.locator(".sw-checks__item--error").count() == 1
    assert violations(page, "[data-guide-checks]") == []
    panel.locator("[data-check-block=blok-tekst]").first.click()
    inside = "document.activeElement.closest('[data-contentpath=blok-tekst]') !== null"
    assert page.evaluate(inside)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Als u wilt, leest u het plan.")
    panel.locator("[data-check-block=blok-tekst]").first.wait_for(state="detached")
    leave(visitor)


def test_our_pages_of_beheer_have_no_violations(home: HomePage, visit: Visit) -> None:
    collect()
    visitor = editor(visit, width=1280)
    found = {}
    for path in ("rapporten/links/", "rapporten/ongebruikt/afbeeldingen/", f"sjablonen/{home.pk}/"):
        page = visitor.open(f"/beheer/{path}")
        if problems := violations(page, "main"):
            found[path] = problems
    assert found == {}
    page.locator("label", has_text="Een instrument").click()
    page.get_by_label("Titel van de nieuwe bladzijde").fill("Dorpswandeling")
    page.get_by_role("button", name="Maak concept").click()
    page.wait_for_url("**/edit/")
    page.locator("[data-side-panel-toggle=checks]").click()
    page.locator("[data-guide-checks]").get_by_text("voorbeeldtekst").first.wait_for()
    leave(visitor)
