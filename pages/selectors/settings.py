"""The settings of the site that a request is for."""

from django.http import HttpRequest
from wagtail.models import Site

from pages.models import SiteSettings


def settings_for(request: HttpRequest | None) -> SiteSettings:
    """Read once per request, and only read: Wagtail's own ``for_request`` would write a row on a visit."""
    if request is None:
        return SiteSettings()
    cached: SiteSettings | None = getattr(request, "_site_settings", None)
    if cached is None:
        site = Site.find_for_request(request)
        found = SiteSettings.base_queryset().filter(site=site).first() if site else None
        cached = found or SiteSettings(site=site)
        request._site_settings = cached  # type: ignore[attr-defined]  # Django's requests are open for this
    return cached
