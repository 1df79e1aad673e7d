"""Who may not read a page: what stands on it, on the pages above it, and on the pages that those show as an alias."""

from django.db.models import ExpressionWrapper, F, OuterRef, Q, QuerySet, TextField, Value
from wagtail.models import PageViewRestriction

# Set on a page that was read together with the answer that nothing closes it.
FREE = "_free_of_restrictions"


def restrictions_around(path: OuterRef | Value) -> QuerySet[PageViewRestriction]:
    """``path``: of the page; a value, or that of the outer query."""
    here = ExpressionWrapper(path, output_field=TextField())
    found: QuerySet[PageViewRestriction] = PageViewRestriction.objects.annotate(here=here)
    closes = Q(here__startswith=F("page__path")) | Q(here__startswith=F("page__aliases__path"))
    return found.filter(closes).distinct()
