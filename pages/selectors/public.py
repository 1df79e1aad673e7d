"""The pages that anyone may read: the one place where that is asked."""

from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, TextField
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


def _restrictions_on(path_field: str) -> QuerySet[PageViewRestriction]:
    """Restrictions on the page that the outer query names by its path, or on a page above it."""
    here = ExpressionWrapper(OuterRef(path_field), output_field=TextField())
    found: QuerySet[PageViewRestriction] = PageViewRestriction.objects.annotate(here=here)
    return found.filter(here__startswith=F("page__path"))


def public_pages() -> PageQuerySet:
    """Published pages without a restriction on themselves or above them, in one query.

    ``live()`` alone returns private pages too; every list, menu, search and feed for visitors starts here.
    A page that shows another one (an alias) is as private as that one too.
    """
    restricted = Q(Exists(_restrictions_on("path"))) | Q(Exists(_restrictions_on("alias_of__path")))
    return Page.objects.live().exclude(depth=1).exclude(restricted)
