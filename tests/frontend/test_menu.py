"""The main menu: what is in it, and that everybody can open it."""

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction, Site

from pages.selectors.menu import menu_pages
from tests.browser.visitor import Visitor


def add_page(parent: Page, title: str, **fields: bool) -> Page:
    return parent.add_child(instance=Page(title=title, show_in_menus=fields.pop("show_in_menus", True), **fields))


@pytest.fixture
def home(db: None) -> Page:
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def tree(home: Page) -> dict[str, Page]:
    """A page in the menu, and one for every reason to be left out."""
    pages = {
        "shown": add_page(home, "Zo werken wij"),
        "draft": add_page(home, "Nog niet af", live=False),
        "private": add_page(home, "Alleen voor ons"),
        "outside": add_page(home, "Colofon", show_in_menus=False),
    }
    add_page(pages["shown"], "Dieper")
    PageViewRestriction.objects.create(page=pages["private"], restriction_type=PageViewRestriction.LOGIN)
    return pages


def titles() -> list[str]:
    request = RequestFactory().get("/", SERVER_NAME="localhost")
    return [page.title for page in menu_pages(request)]


def test_the_menu_has_the_open_published_pages_under_home(tree: dict[str, Page]) -> None:
    assert titles() == ["Zo werken wij"]


def test_a_site_that_is_closed_as_a_whole_shows_no_pages(tree: dict[str, Page], home: Page) -> None:
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    assert titles() == []


def test_the_menu_costs_one_query(tree: dict[str, Page], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    request = RequestFactory().get("/", SERVER_NAME="localhost")
    Site.find_for_request(request)
    with django_assert_num_queries(1):
        list(menu_pages(request))


def test_pages_show_the_menu_and_nothing_of_what_is_left_out(tree: dict[str, Page], client: Client) -> None:
    html = client.get("/accounts/login/").content.decode()
    assert "Zo werken wij" in html
    assert not [title for title in ("Nog niet af", "Alleen voor ons", "Dieper") if title in html]


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("tests.frontend.urls")
@pytest.mark.parametrize("javascript", [True, False])
def test_the_menu_on_a_phone_opens_by_keyboard(visit: Callable[..., Visitor], *, javascript: bool) -> None:
    page = visit(360, javascript=javascript).open("/onderdelen/")
    summary = page.locator(".sw-menu--phone > summary")
    assert not page.is_visible(".sw-menu--phone .sw-search__input")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.is_visible(".sw-menu--phone .sw-search__input")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "q"
    if javascript:
        page.keyboard.press("Escape")
        assert not page.is_visible(".sw-menu--phone .sw-search__input")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("tests.frontend.urls")
def test_the_first_tab_leads_past_the_header(visit: Callable[..., Visitor]) -> None:
    page = visit().open("/onderdelen/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
