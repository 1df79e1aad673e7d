"""The list of what used a page, on demand: as a page of its own, and for htmx as the part of a guide page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.applied.registry import use_sources
from pages.applied.selectors import can_be_applied
from pages.models import MethodCellPage
from pages.search.page_source import pages_of_site
from samenwerking.page_cache.public_page import public_page

PER_PAGE, AT_FIRST = 20, 6


@public_page
@require_safe
def applied_in(request: HttpRequest, page_id: int) -> HttpResponse:
    """Everybody sees the same: public pages, and public records. Without htmx a page with pages of twenty."""
    page = get_object_or_404(pages_of_site(request), pk=page_id).specific
    if not can_be_applied(page):
        raise Http404
    part = bool(getattr(request, "htmx", False))
    cell = page if isinstance(page, MethodCellPage) else None
    size = AT_FIRST if part else PER_PAGE
    lists: list[tuple[Any, Any]] = [(source.label, source.uses_of(page, cell)) for source in use_sources()]
    found = [(label, Paginator(uses, size).get_page(request.GET.get("page"))) for label, uses in lists]
    address = page.get_url(request)
    context = {
        "page": page,
        "address": address,
        "found": found,
        "nothing": not any(uses.paginator.count for _label, uses in found),
        "crumbs": [
            {"title": _("Home"), "url": "/"},
            {"title": page.title, "url": address},
            {"title": _("Toegepast in"), "url": request.path},
        ],
    }
    template = "pages/applied/part.html" if part else "pages/applied/page.html"
    response = render(request, template, context)
    response.headers["Vary"] = ", ".join(filter(None, [response.headers.get("Vary"), "HX-Request"]))
    return response
