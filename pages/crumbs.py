"""The way to a page, and from there to what is about it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.selectors.family import family_of


def page_crumbs(request: HttpRequest, page: Page, *more: str) -> list[dict[str, str]]:
    """The same trail as on the page itself, then ``more`` without addresses."""
    family = family_of(page, request)
    trail = [
        {"title": _("Home") if item.depth == family.home_depth else item.title, "url": item.get_url(request) or ""}
        for item in family.trail
    ]
    return [*trail, *({"title": title, "url": ""} for title in more)]
