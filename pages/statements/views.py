"""/toegankelijkheid/, /privacy/ and /cookies/: a page that editors wrote goes first, else the site's own text."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from pages.models import SiteSettings
from pages.selectors.settings import settings_for
from pages.serving import route_guide, serve_guide
from samenwerking.page_cache.public_page import public_page
from samenwerking.personal_data import People, places


def _own_text(request: HttpRequest, page: Page | None, url: str) -> HttpResponseBase | None:
    """What the municipality chose instead: another address, a page elsewhere in the guide, or a page right here."""
    if url:
        return redirect(url)
    address = page.get_url(request) if page and page.live else ""
    if address and address != request.path:
        return redirect(address)
    return serve_guide(request, request.path) if route_guide(request, request.path) else None


def _statement(request: HttpRequest, name: str, title: str, settings: SiteSettings, **more: Any) -> HttpResponseBase:
    trail = [{"title": _("Home"), "url": "/"}, {"title": title, "url": ""}]
    context = {"statement": settings, "trail": trail, "title": title, **more}
    return render(request, f"pages/statements/{name}.html", context)


@public_page
@require_safe
def accessibility(request: HttpRequest) -> HttpResponseBase:
    settings = settings_for(request)
    own = _own_text(request, settings.accessibility_page, settings.accessibility_url)
    return own or _statement(request, "accessibility", _("Toegankelijkheid"), settings)


@public_page
@require_safe
def privacy(request: HttpRequest) -> HttpResponseBase:
    settings = settings_for(request)
    own = _own_text(request, settings.privacy_page, settings.privacy_url)
    # The short form of the register of processing: of who reads this, not of who has an account.
    kept = [place for place in places() if place.about.people in (People.OUTSIDE, People.READERS)]
    return own or _statement(request, "privacy", _("Privacy"), settings, kept=kept)


@public_page
@require_safe
def cookies(request: HttpRequest) -> HttpResponseBase:
    return _own_text(request, None, "") or _statement(request, "cookies", _("Cookies"), settings_for(request))
