"""The main menu, read from the page tree."""

from collections.abc import Iterable

from django.http import HttpRequest
from wagtail.models import Page

from pages.selectors.kept_menu import in_menu_of, kept_menu, remember_menu
from pages.selectors.languages import home_for, homes_of
from pages.selectors.public import public_pages


def menu_of(request: HttpRequest) -> Iterable[Page]:
    """The pages of the main menu, read once for a request; in Dutch they come along with the front pages."""
    homes_of(request)
    found = kept_menu(request)
    if found is None:
        found = menu_pages(request)
        remember_menu(request, found)
    return found


def menu_pages(request: HttpRequest) -> list[Page]:
    """Published pages below the front page that are open to everyone."""
    home = home_for(request)
    return [] if home is None else list(public_pages().filter(in_menu_of(home)).order_by("path"))
