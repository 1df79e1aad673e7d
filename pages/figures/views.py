"""The page "Verantwoording figuren": whose pictures these are."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.figures.selectors import credits_page
from pages.selectors.sites import site_for
from samenwerking.page_cache.public_page import public_page


@public_page
@require_safe
def figure_credits(request: HttpRequest) -> HttpResponse:
    """Pictures of published public pages only, by pages of 24."""
    site = site_for(request)
    if site is None:
        raise Http404
    trail = [{"title": _("Home"), "url": "/"}, {"title": _("Verantwoording figuren"), "url": ""}]
    context = {"page_obj": credits_page(site, request.GET.get("page")), "trail": trail}
    return render(request, "pages/figure_credits.html", context)
