"""The settings of the site that a request is for."""

from django.db.models import Subquery
from django.http import HttpRequest
from wagtail.models import Site

from pages.models import GlossaryEdition, SiteSettings
from pages.selectors.sites import site_for
from samenwerking.page_cache.parts import part


def settings_for(request: HttpRequest | None) -> SiteSettings:
    """Read once per request, and shared with others, so never change them.

    Wagtail's own ``for_request`` would write a row on a visit. The edition of the glossary comes along, so that
    explaining words costs no query (decision 0100).
    """
    if request is None:
        return SiteSettings()
    cached: SiteSettings | None = getattr(request, "_site_settings", None)
    if cached is None:
        site = site_for(request)
        cached = part(request, ("settings", site and site.pk), lambda: _read(site))
        request._site_settings = cached  # type: ignore[attr-defined]  # Django's requests are open for this
    return cached


def _read(site: Site | None) -> SiteSettings:
    edition = Subquery(GlossaryEdition.objects.values("number")[:1])
    rows = SiteSettings.base_queryset().annotate(glossary_edition=edition)
    found: SiteSettings | None = rows.filter(site=site).first() if site else None
    return found or SiteSettings(site=site)
