"""The settings of the site that a request is for."""

from django.db.models import Subquery
from django.http import HttpRequest
from wagtail.models import Site

from pages.models import GlossaryEdition, SiteSettings


def settings_for(request: HttpRequest | None) -> SiteSettings:
    """Read once per request, and only read: Wagtail's own ``for_request`` would write a row on a visit.

    The edition of the glossary comes along, so that explaining words costs no query (decision 0100).
    """
    if request is None:
        return SiteSettings()
    cached: SiteSettings | None = getattr(request, "_site_settings", None)
    if cached is None:
        site = Site.find_for_request(request)
        edition = Subquery(GlossaryEdition.objects.values("number")[:1])
        rows = SiteSettings.base_queryset().annotate(glossary_edition=edition)
        found = rows.filter(site=site).first() if site else None
        cached = found or SiteSettings(site=site)
        request._site_settings = cached  # type: ignore[attr-defined]  # Django's requests are open for this
    return cached
