"""The instruments of the guide that a traject names."""

from wagtail.query import PageQuerySet

from pages.selectors.public import public_pages
from participation.models import Traject


def instruments_of(traject: Traject) -> PageQuerySet:
    """Those that anyone may read: a page that is not public is not named beside a traject that is."""
    return public_pages().filter(pk__in=traject.instruments.order_by().values("pk")).order_by("title", "pk")
