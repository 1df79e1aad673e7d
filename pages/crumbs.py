"""The way to a page, and from there to what is about it."""

from django.http import HttpRequest
from wagtail.models import Page

from pages.selectors.family import family_of


def page_crumbs(request: HttpRequest, page: Page, *more: str) -> list[dict[str, str]]:
    """The same trail as on the page itself, then ``more`` without addresses."""
    return [*family_of(page, request).crumbs(request), *({"title": title, "url": ""} for title in more)]
