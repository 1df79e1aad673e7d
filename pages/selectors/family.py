"""The pages around a page: above, beside and below it, and the menu, in one query."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from pages.selectors.menu import remember_menu
from pages.selectors.public import public_pages


@dataclass
class Family:
    """Only pages that anyone may read; ``trail`` runs from the home page to the page itself."""

    trail: list[Page] = field(default_factory=list)
    children: list[Page] = field(default_factory=list)
    previous: Page | None = None
    next: Page | None = None
    home_depth: int = 2

    @property
    def parent(self) -> Page | None:
        return self.trail[-2] if len(self.trail) > 1 else None


def _paths_above(page: Page) -> list[str]:
    return [page.path[:end] for end in range(page.steplen * 2, len(page.path), page.steplen)]


def _near(row: Page, page: Page) -> bool:
    """Above, beside or below the page; the rows hold the menu as well."""
    path, other = str(page.path), str(row.path)
    step = int(page.steplen)
    return path.startswith(other) or other.startswith(path) or other[:-step] == path[:-step]


def _wanted(page: Page, root: Page | None) -> Q:
    """The page itself, those above it up to the home page, beside it and below it, and the menu."""
    above = [path for path in _paths_above(page) if root is None or len(path) >= len(root.path)]
    wanted = Q(path=page.path) | Q(path__in=above) | Q(path__startswith=page.path, depth=page.depth + 1)
    if above:
        wanted |= Q(path__startswith=above[-1], depth=page.depth)
    if root is not None:
        wanted |= Q(path__startswith=root.path, depth=root.depth + 1, show_in_menus=True)
    return wanted


def family_of(page: Page, request: HttpRequest | None = None) -> Family:
    """The family of a page, from the home page of its site; a page that is not public is no way in for visitors."""
    site = Site.find_for_request(request) if request else None
    root = site.root_page if site and page.path.startswith(site.root_page.path) else None
    rows = list(public_pages().filter(_wanted(page, root)).order_by("path"))
    if root is not None:
        remember_menu(request, [row for row in rows if row.depth == root.depth + 1 and row.show_in_menus])
    found = [row for row in rows if row.path != page.path and _near(row, page)]
    siblings = [other for other in found if other.depth == page.depth]
    return Family(
        trail=[*(other for other in found if other.depth < page.depth), page],
        children=[other for other in found if other.depth > page.depth],
        previous=next((other for other in reversed(siblings) if other.path < page.path), None),
        next=next((other for other in siblings if other.path > page.path), None),
        home_depth=root.depth if root is not None else 2,
    )
