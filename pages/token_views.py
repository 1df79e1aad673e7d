"""The colours that a municipality chose, as a stylesheet: our policy allows no style inside pages."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

from pages.contrast import HEX_COLOUR
from pages.models import SiteSettings

PROPERTIES = {"accent_color": "--sw-accent", "on_accent_color": "--sw-on-accent", "ground_color": "--sw-ground"}


def tokens_css(settings: SiteSettings) -> str:
    """The stylesheet; only values of the form ``#rrggbb`` get into it."""
    own = ((name, getattr(settings, field)) for field, name in PROPERTIES.items())
    lines = [f"  {name}: {colour};" for name, colour in own if HEX_COLOUR.match(colour)]
    return ":root:root {\n" + "\n".join(lines) + "\n}\n"


def tokens_version(settings: SiteSettings) -> str:
    """Changes with the colours; part of the address, so that browsers may keep the old one."""
    return sha256(tokens_css(settings).encode()).hexdigest()[:12]


def _settings_of(site_pk: int) -> SiteSettings:
    settings = get_object_or_404(SiteSettings, site_id=site_pk)
    if not settings.has_own_colours:
        raise Http404
    return settings


@require_safe
@cache_control(public=True, max_age=3600)
@etag(lambda request, site_pk: tokens_version(_settings_of(site_pk)))
def site_tokens(request: HttpRequest, site_pk: int) -> HttpResponse:
    """The stylesheet with the colours of one site."""
    return HttpResponse(tokens_css(_settings_of(site_pk)), content_type="text/css; charset=utf-8")
