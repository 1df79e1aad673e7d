"""Every picture that anyone may see, with who holds its rights and where it is used."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, F, Min, Q, QuerySet, Window
from django.db.models.functions import DenseRank
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from pages.models import FigureUse
from pages.selectors.public import public_pages

PER_PAGE = 24
NAMED = 5  # pages that are named with one picture
SAME = ("image_id", "holder", "licence", "source_url")


@dataclass(frozen=True)
class Credit:
    """One picture under one set of rights. ``more`` is the number of pages that are not named."""

    image: Any
    title: str
    holder: str
    licence: str
    source_url: str
    pages: list[Page]
    more: int


def public_uses(site: Site) -> QuerySet[FigureUse]:
    pages = public_pages().descendant_of(site.root_page, inclusive=True)
    return FigureUse.objects.filter(page__in=pages.values("pk"))


def credits_page(site: Site, asked: str | None) -> ListPage[Any]:
    """One page of credits by title; a number of queries that does not depend on how many there are."""
    uses = public_uses(site)
    rows = uses.order_by().values(*SAME).annotate(first=Min("title"), count=Count("page_id", distinct=True))
    page = Paginator(rows.order_by("first", *SAME), PER_PAGE).get_page(asked)
    found = list(page.object_list)
    images = _images({row["image_id"] for row in found})
    pages = _named_pages(uses, found)
    page.object_list = [_credit(row, images, pages) for row in found]
    return page


def _credit(row: dict[str, Any], images: dict[int, Any], pages: dict[tuple[Any, ...], list[Page]]) -> Credit:
    named = pages.get(tuple(row[name] for name in SAME), [])
    return Credit(
        image=images[row["image_id"]],
        title=row["first"],
        holder=row["holder"],
        licence=row["licence"],
        source_url=row["source_url"],
        pages=named,
        more=row["count"] - len(named),
    )


def _images(wanted: set[int]) -> dict[int, Any]:
    found: dict[int, Any] = get_image_model().objects.prefetch_related("renditions").in_bulk(wanted)
    return found


def _named_pages(uses: QuerySet[FigureUse], rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], list[Page]]:
    """The first pages of each row, in two queries."""
    if not rows:
        return {}
    wanted = Q(*[Q(**{name: row[name] for name in SAME}) for row in rows], _connector=Q.OR)
    once = uses.filter(wanted).order_by().values(*SAME, "page_id").distinct()
    number = Window(DenseRank(), partition_by=[F(name) for name in SAME], order_by=F("page_id").asc())
    numbered = list(once.annotate(number=number).filter(number__lte=NAMED))
    pages = Page.objects.in_bulk({row["page_id"] for row in numbered})
    named: dict[tuple[Any, ...], list[Page]] = {}
    for row in numbered:
        group = named.setdefault(tuple(row[name] for name in SAME), [])
        page = pages[row["page_id"]]
        if page not in group:
            group.append(page)
    return named
