"""The main menu, read from the page tree."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from pages.selectors.languages import home_for, remember_homes
from pages.selectors.public import public_pages

MENU = "_menu_pages"


def remember_menu(request: HttpRequest | None, pages: list[Page]) -> None:
    """Keep a menu that was read along with something else, for the header of the same page."""
    setattr(request, MENU, pages)


def menu_of(request: HttpRequest) -> Iterable[Page]:
    """The pages of the main menu, read once for a request."""
    if not hasattr(request, MENU):
        remember_menu(request, menu_pages(request))
    found: list[Page] = getattr(request, MENU)
    return found


def in_menu_of(home: Page) -> Q:
    """The pages under a front page that are marked for the menu."""
    return Q(path__startswith=home.path, depth=home.depth + 1, show_in_menus=True)


def menu_pages(request: HttpRequest) -> list[Page]:
    """Published pages below the front page that are open to everyone; with the front pages, in the same query."""
    site, home = Site.find_for_request(request), home_for(request)
    if site is None or home is None:
        return []
    key = site.root_page.translation_key
    rows = public_pages().filter(in_menu_of(home) | Q(translation_key=key)).select_related("locale").order_by("path")
    remember_homes(request, [row for row in rows if row.translation_key == key])
    return [row for row in rows if row.translation_key != key]
