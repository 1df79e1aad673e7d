"""The first page of the register: what is going on, in the whole municipality or in one village."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Func, IntegerField, QuerySet, Subquery, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pages.models import Area
from participation import policy
from participation.selectors.register.filtering import narrow, sort
from participation.selectors.register.newest import decided_last
from participation.views.paging import MOST
from participation.views.register.cards import cards_of
from participation.views.register.kinds import LISTS, OPGAVEN, STUKKEN, TRAJECTEN, WERKATELIERS, RegisterList
from participation.views.register.lists import crumbs
from samenwerking.page_cache.public_page import public_page

SHOWN = {"werkateliers": 3, "trajecten": 4, "stukken": 4, "opgaven": 4}


@dataclass(frozen=True)
class Part:
    """One block of the page: the first rows of a list, and how many there are."""

    listing: RegisterList
    count: int
    more: bool
    cards: list[Any]


@public_page
@require_safe
def register_home(request: HttpRequest) -> HttpResponse:
    """What comes up first: what somebody can still take part in."""
    areas = _areas()
    area = _chosen_area(areas, request.GET.get("area", ""))
    unknown = bool(request.GET.get("area")) and area is None
    counts = _counts(area)
    context = {
        "areas": areas,
        "area": area,
        "area_query": f"?area={area.slug}" if area else "",
        "unknown_area": unknown,
        "parts": {name: _part(LISTS[name], counts[name], area) for name in SHOWN},
        "all_count": sum(counts.values()),
        "crumbs": crumbs(),
    }
    return render(request, "participation/register/home.html", context, status=400 if unknown else 200)


def _part(listing: RegisterList, count: int, area: Area | None) -> Part:
    return Part(listing, min(count, MOST), count > MOST, _first(listing, area))


def _areas() -> list[tuple[Area, int]]:
    """Areas with something on the register, with the number of their opgaven; all are counted in one go."""
    links = Area.opgaven.through.objects.filter(opgave__in=policy.public_opgaven().order_by().values("pk"))
    number = dict(links.order_by().values_list("area").annotate(number=Count("pk")))
    return [(area, number[area.pk]) for area in Area.objects.filter(pk__in=number).order_by("name")]


def _chosen_area(areas: list[tuple[Area, int]], slug: str) -> Area | None:
    return next((area for area, _number in areas if area.slug == slug), None)


def _in(listing: RegisterList, area: Area | None) -> QuerySet[Any]:
    return narrow(listing.records(), listing.shape, {"area": area.slug} if area else {})


def _first(listing: RegisterList, area: Area | None) -> list[Any]:
    """What somebody wants to see first of this kind: what can still be joined, decided last, or newest."""
    records = _in(listing, area)
    now = timezone.localtime()
    if listing is WERKATELIERS:
        records = narrow(records, listing.shape, {"status": "coming"})
        return cards_of(records.order_by("starts_at", "pk")[: SHOWN[listing.name]])
    if listing is STUKKEN:
        return cards_of(decided_last(records, SHOWN[listing.name]))
    if listing in (TRAJECTEN, OPGAVEN):
        records = narrow(records, listing.shape, {"status": "open"})
    return cards_of(sort(records, listing.shape, "newest", now)[: SHOWN[listing.name]])


def _counts(area: Area | None) -> dict[str, int]:
    """How many there are of each kind, at most one more than a list counts, in one query."""
    parts = [_count(listing, area) for listing in (OPGAVEN, TRAJECTEN, WERKATELIERS, STUKKEN)]
    return dict.fromkeys(LISTS, 0) | dict(parts[0].union(*parts[1:], all=True))


def _count(listing: RegisterList, area: Area | None) -> QuerySet[Any]:
    """One row with the name of the list and its number; no row for an empty list."""
    records = _in(listing, area).order_by()
    if area is None:
        # The order of an index, which is then walked as far as it is counted.
        records = sort(records, listing.shape, "newest", timezone.localtime())
    marked = records.annotate(name=Value(listing.name, CharField()), number=NumberOf(records.values("pk")[: MOST + 1]))
    return marked.values_list("name", "number")[:1]


class NumberOf(Func):
    """How many rows a limited list has."""

    template = "(SELECT count(*) FROM %(expressions)s counted)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__(Subquery(rows))
