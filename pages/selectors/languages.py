"""The front pages of a site, one per language, and which of them a request is in."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from pages.selectors.kept_menu import in_menu_of, remember_menu
from pages.selectors.public import public_pages
from pages.selectors.sites import site_for
from samenwerking.page_cache.parts import part

HOMES = "_language_homes"


def language_of(request: HttpRequest | None) -> str:
    """The language of the address: Dutch, or the one that the address begins with."""
    return str(getattr(request, "LANGUAGE_CODE", None) or get_language() or settings.LANGUAGE_CODE)


def is_main_language(request: HttpRequest | None) -> bool:
    return language_of(request) == settings.LANGUAGE_CODE


def homes_of(request: HttpRequest) -> dict[str, Page]:
    """The published front pages of the site by language, the main one first; read once for a request."""
    remembered: dict[str, Page] | None = getattr(request, HOMES, None)
    if remembered is None:
        _read_homes(request)
        remembered = getattr(request, HOMES)
    return remembered or {}


def _read_homes(request: HttpRequest) -> None:
    """In Dutch the front page is known beforehand, so that the menu below it comes along in the same query.

    Every page of the site asks this, so it stays in memory (docs/decisions/0218).
    """
    site = site_for(request)
    if site is None:
        remember_homes(request, [])
        return
    root, key = site.root_page, site.root_page.translation_key
    with_menu = is_main_language(request)

    def read() -> tuple[Page, ...]:
        wanted = Q(translation_key=key) | in_menu_of(root) if with_menu else Q(translation_key=key)
        return tuple(public_pages().filter(wanted).select_related("locale").order_by("path"))

    rows = part(request, ("homes", root.pk, root.path, key, with_menu), read)
    remember_homes(request, [row for row in rows if row.translation_key == key])
    if with_menu:
        remember_menu(request, [row for row in rows if row.translation_key != key])


def remember_homes(request: HttpRequest | None, rows: Iterable[Page]) -> None:
    """Keep front pages that were read along with something else; their ``locale`` must be read too."""
    homes = sorted(rows, key=lambda page: (page.locale.language_code != settings.LANGUAGE_CODE, page.path))
    _refresh_addresses(homes)
    setattr(request, HOMES, {page.locale.language_code: page for page in homes})


def home_for(request: HttpRequest) -> Page | None:
    """The front page in the language of the request; that of the site where the request says no language."""
    site = site_for(request)
    if site is None:
        return None
    return site.root_page if is_main_language(request) else homes_of(request).get(language_of(request))


def home_above(page: Page, request: HttpRequest | None) -> Page | None:
    """The front page of the part of the site that a page is in; None for a page of another site."""
    site = site_for(request) if request else None
    if site is None or request is None:
        return None
    candidates = [site.root_page] if is_main_language(request) else [home_for(request), site.root_page]
    return next((home for home in candidates if home and page.path.startswith(home.path)), None)


def _refresh_addresses(homes: list[Page]) -> None:
    """Wagtail remembers per process where sites begin, for an hour; a new language must be there at once."""
    known = {path.root_path for path in Site.get_site_root_paths()}
    if any(home.url_path not in known for home in homes):
        Site.clear_site_root_paths_cache()
