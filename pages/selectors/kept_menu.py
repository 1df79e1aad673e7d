"""Which rows make a menu, and keeping them with the request when they were read along with something else."""

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

MENU = "_menu_pages"


def remember_menu(request: HttpRequest | None, pages: list[Page]) -> None:
    """Keep a menu that was read along with something else, for the header of the same page."""
    setattr(request, MENU, pages)


def kept_menu(request: HttpRequest) -> list[Page] | None:
    """The menu, when it was read for this request."""
    found: list[Page] | None = getattr(request, MENU, None)
    return found


def in_menu_of(home: Page) -> Q:
    """The pages under a front page that are marked for the menu."""
    return Q(path__startswith=home.path, depth=home.depth + 1, show_in_menus=True)
