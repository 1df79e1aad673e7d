"""The main menu, read from the page tree."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from treebeard.mp_tree import MP_Node
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet

MENU = "_menu_pages"


def remember_menu(request: HttpRequest | None, pages: list[Page]) -> None:
    """Keep a menu that was read along with something else, for the header of the same page."""
    setattr(request, MENU, pages)


def menu_of(request: HttpRequest) -> Iterable[Page]:
    """The pages of the main menu, read once for a request."""
    remembered: list[Page] | None = getattr(request, MENU, None)
    return menu_pages(request) if remembered is None else remembered


def _ancestor_paths(page: MP_Node) -> list[str]:
    return [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]


def menu_pages(request: HttpRequest) -> PageQuerySet:
    """Published children of the home page that are marked for the menu and open to everyone, in one query.

    ``.public()`` would read all restrictions of the site first; the base template may not cost that.
    """
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    restricted = PageViewRestriction.objects.filter(
        Q(page_id=OuterRef("pk")) | Q(page__path__in=_ancestor_paths(site.root_page))
    )
    return site.root_page.get_children().live().in_menu().exclude(Exists(restricted))
