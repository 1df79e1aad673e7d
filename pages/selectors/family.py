"""The pages around a page: above, beside and below it, and the menu, in one query."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.selectors.kept_menu import in_menu_of, remember_menu
from pages.selectors.languages import home_above, home_for, remember_homes
from pages.selectors.public import public_pages
from pages.selectors.sites import site_for
from samenwerking.page_cache.parts import part


@dataclass
class Family:
    """Only pages that anyone may read; ``trail`` runs from the home page to the page itself."""

    trail: list[Page] = field(default_factory=list)
    children: list[Page] = field(default_factory=list)
    previous: Page | None = None
    next: Page | None = None
    home_depth: int = 2
    translations: list[Page] = field(default_factory=list)
    # Whether anyone may read the page itself: only then there is a public history, and something to follow.
    is_open: bool = False

    @property
    def parent(self) -> Page | None:
        return self.trail[-2] if len(self.trail) > 1 else None

    def crumbs(self, request: HttpRequest) -> list[dict[str, str]]:
        """The trail as a page shows it; the front page is called Home there."""
        return [
            {"title": _("Home") if page.depth == self.home_depth else page.title, "url": page.get_url(request) or ""}
            for page in self.trail
        ]


def _paths_above(page: Page) -> list[str]:
    return [page.path[:end] for end in range(page.steplen * 2, len(page.path), page.steplen)]


def _near(row: Page, page: Page) -> bool:
    """Above, beside or below the page; the rows hold the menu and other languages as well."""
    path, other = str(page.path), str(row.path)
    step = int(page.steplen)
    return path.startswith(other) or other.startswith(path) or other[:-step] == path[:-step]


def _wanted(page: Page, root: Page | None) -> Q:
    """The page itself, those above it up to the home page, beside it and below it, and in other languages."""
    above = [path for path in _paths_above(page) if root is None or len(path) >= len(root.path)]
    wanted = Q(path=page.path) | Q(path__in=above) | Q(path__startswith=page.path, depth=page.depth + 1)
    if above:
        wanted |= Q(path__startswith=above[-1], depth=page.depth)
    return wanted | Q(translation_key=page.translation_key)


def family_of(page: Page, request: HttpRequest | None = None) -> Family:
    """The family of a page, from the home page of its site; a page that is not public is no way in for visitors.

    The menu and the front pages of the other languages are read in the same query and kept for the header.
    """
    root = home_above(page, request)
    rows = _rows(page, root, request)
    found = [row for row in rows if row.path != page.path and _near(row, page)]
    siblings = [other for other in found if other.depth == page.depth]
    return Family(
        trail=[*(other for other in found if other.depth < page.depth), page],
        children=[other for other in found if other.depth > page.depth],
        previous=next((other for other in reversed(siblings) if other.path < page.path), None),
        next=next((other for other in siblings if other.path > page.path), None),
        is_open=any(row.path == page.path for row in rows),
        home_depth=root.depth if root is not None else 2,
        translations=[row for row in rows if row.translation_key == page.translation_key and row.pk != page.pk],
    )


def _rows(page: Page, root: Page | None, request: HttpRequest | None) -> tuple[Page, ...]:
    """All rows around the page, shared with other requests; what belongs to the header is kept with this one."""
    site = site_for(request) if request else None
    home = home_for(request) if request else None
    if request is None or root is None or site is None or home is None:
        return tuple(public_pages().filter(_wanted(page, root)).order_by("path"))
    key = site.root_page.translation_key

    def read() -> tuple[Page, ...]:
        wanted = _wanted(page, root) | in_menu_of(home) | Q(translation_key=key)
        return tuple(public_pages().filter(wanted).select_related("locale").order_by("path"))

    # A draft of a page may stand under another key than the page itself.
    rows = part(request, ("around", home.pk, root.path, page.path, page.translation_key, key), read)
    remember_homes(request, [row for row in rows if row.translation_key == key])
    below_home = [row for row in rows if row.depth == home.depth + 1 and row.path.startswith(home.path)]
    remember_menu(request, [row for row in below_home if row.show_in_menus])
    return rows
