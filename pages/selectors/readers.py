"""Which pages this one visitor may read: public ones, and closed ones that let this visitor in."""

from django.http import HttpRequest
from wagtail.models import Page

from pages.selectors.sites import site_for


def may_read(page: Page, request: HttpRequest) -> bool:
    """Published, and no restriction on it or above it stops this visitor. Of any other page nothing may be told."""
    if not page.live:
        return False
    return all(restriction.accept_request(request) for restriction in page.specific.get_view_restrictions())


def is_on_site(page: Page, request: HttpRequest) -> bool:
    """Whether a page stands on the site that the request is for, in any of its languages."""
    site = site_for(request)
    parts = page.get_url_parts(request)
    return site is not None and parts is not None and parts[0] == site.pk
