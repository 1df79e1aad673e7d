"""Serves the pages of the guide in the language of the address (decision 0105).

Dutch has no prefix; another language begins with its code. What is not translated is shown in Dutch, and says so.
"""

from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from pages.routing import GuideRouting, find_page
from pages.selectors.languages import home_for, is_main_language
from pages.selectors.sites import site_for
from samenwerking.page_cache.public_page import public_page

UNTRANSLATED = "_is_untranslated"
AS_PUBLISHED = "_as_published"


@public_page
def serve_guide(request: HttpRequest, path: str) -> HttpResponseBase:
    """Wagtail's own view, which takes the page that was found here."""
    request._wagtail_route_for_request = route_guide(request, path)  # type: ignore[attr-defined]  # where Wagtail looks
    return serve(request, path)


def is_untranslated(request: HttpRequest | None) -> bool:
    """Whether the page of this request is shown in Dutch because it is not there in the language asked for."""
    return bool(getattr(request, UNTRANSLATED, False))


def is_as_published(page: Page) -> bool:
    """Whether it was read at its address just now: no draft, no old version, nothing that only looks like the page."""
    return AS_PUBLISHED in page.__dict__


def route_guide(request: HttpRequest, path: str) -> RouteResult | None:
    """The page at an address, in the language of the request or else in Dutch; None when there is neither."""
    site, home = site_for(request), home_for(request)
    if site is None or home is None:
        return None
    parts = [part for part in path.split("/") if part]
    homes = [home] if is_main_language(request) else [home, site.root_page]
    ways = [(way, root) for way in (_quick, _wagtails) for root in homes]
    found, root = next(((page, root) for way, root in ways if (page := way(root, request, parts))), (None, home))
    setattr(request, UNTRANSLATED, found is not None and root.pk != home.pk)
    if found is not None:
        found.page.__dict__[AS_PUBLISHED] = True
    return found


def _quick(root: Page, request: HttpRequest, parts: list[str]) -> RouteResult | None:
    """Two small queries, which save reading the front page itself."""
    try:
        return find_page(root, parts) if parts and issubclass(root.specific_class or Page, GuideRouting) else None
    except Http404:
        return None


def _wagtails(root: Page, request: HttpRequest, parts: list[str]) -> RouteResult | None:
    try:
        result: RouteResult = root.specific.route(request, parts)
    except Http404:
        return None
    return result
