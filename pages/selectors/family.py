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
    parent_path = page.path[: -page.steplen]
    return page.path.startswith(row.path) or row.path.startswith(page.path) or row.path[: -row.steplen] == parent_path


def family_of(page: Page, request: HttpRequest | None = None) -> Family:
    """The family of a page, from the home page of its site; a page above that is no way in for visitors."""
    above = _paths_above(page)
    site = Site.find_for_request(request) if request else None
    root_path = site.root_page.path if site and page.path.startswith(site.root_page.path) else ""
    wanted = Q(path__in=[path for path in above if len(path) >= len(root_path)])
    wanted |= Q(path__startswith=page.path, depth=page.depth + 1)
    if above and len(page.path) > len(root_path):
        wanted |= Q(path__startswith=above[-1], depth=page.depth)
    if root_path:
        wanted |= Q(path__startswith=root_path, depth=site.root_page.depth + 1, show_in_menus=True)
    rows = list(public_pages().filter(wanted | Q(path=page.path)).order_by("path"))
    if root_path:
        remember_menu(request, [row for row in rows if row.depth == site.root_page.depth + 1 and row.show_in_menus])
    found = [row for row in rows if row.path != page.path and _near(row, page)]
    siblings = [other for other in found if other.depth == page.depth]
    return Family(
        trail=[*(other for other in found if other.depth < page.depth), page],
        children=[other for other in found if other.depth > page.depth],
        previous=next((other for other in reversed(siblings) if other.path < page.path), None),
        next=next((other for other in siblings if other.path > page.path), None),
        home_depth=len(root_path) // page.steplen or 2,
    )
