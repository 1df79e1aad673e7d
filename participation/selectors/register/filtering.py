"""Choosing rows of the register: the filters, the text search and the order of its lists.

Nothing here decides what is public; every function gets a queryset that ``policy`` made and only narrows it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, DateTimeField, F, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import ExtractYear, Lower

from pages.models import SearchEntry
from pages.search.query import ParsedQuery, to_tsquery

Condition = Callable[[Any], Q]
YEARS_BACK, YEARS_AHEAD = 40, 20


@dataclass(frozen=True)
class Shape:
    """Where one kind of record keeps what the lists filter and sort by.

    ``opgave`` is the path to the opgave ("" for the opgave itself, else with two underscores at the end);
    ``own`` are the filters that differ per kind; ``title`` and ``moment`` are what is sorted by.
    """

    kind: str
    opgave: str
    own: Mapping[str, Condition]
    title: str = "title"
    published: str = "published_at"
    moment: str = "start_date"


def narrow(records: QuerySet[Any], shape: Shape, chosen: Mapping[str, Any]) -> QuerySet[Any]:
    """The records that match every filter that was chosen."""
    for name, value in chosen.items():
        records = records.filter(_condition(shape, name, value))
    return records


def _condition(shape: Shape, name: str, value: Any) -> Q:
    if name in shape.own:
        return shape.own[name](value)
    if name == "q":
        return _text(shape.kind, value)
    paths = {"theme": "themes__slug", "area": "areas__slug", "body": "competent_body", "participation": "participation"}
    return Q(**{f"{shape.opgave}{paths[name]}": value})


def _text(kind: str, text: str) -> Q:
    """By the words of the search index, which holds public text only and knows Dutch endings."""
    query = to_tsquery(text)
    if not query:
        return Q(pk__in=[])
    found = SearchEntry.objects.filter(kind=kind, vector=ParsedQuery(query))
    return Q(pk__in=found.values("object_id"))


def running_in(year: int) -> Q:
    """Began in or before the year, and did not end before it. Without a begin: since it was published."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    began = Q(start_date__lte=last) | Q(start_date__isnull=True, published_at__date__lte=last)
    still = Q(end_date__gte=first) | Q(end_date__isnull=True)
    open_then = Q(closed_at__isnull=True) | Q(closed_at__date__gte=first)
    return began & still & open_then


def is_running(status: str) -> Q:
    """Open or closed."""
    return Q(closed_at__isnull=status == "open")


def sort(records: QuerySet[Any], shape: Shape, order: str, now: datetime) -> QuerySet[Any]:
    """In one of the orders of the sort field; ties by age, so that pages never show a row twice."""
    if order == "title":
        return records.order_by(Lower(shape.title), "pk")
    if order == "date":
        return records.order_by(F(shape.moment).desc(nulls_last=True), "-pk")
    if order == "coming":
        return _coming_first(records, now)
    return records.order_by(f"-{shape.published}", "-pk")


def _coming_first(records: QuerySet[Any], now: datetime) -> QuerySet[Any]:
    """Werkateliers: what is still to come, the first one first; then what was, the last one first."""
    nothing = Value(None, output_field=DateTimeField())
    to_come = Case(When(ends_at__gte=now, then=F("starts_at")), default=nothing)
    marked: QuerySet[Any] = records.annotate(to_come=to_come)
    return marked.order_by(F("to_come").asc(nulls_last=True), "-starts_at", "pk")


class ComingFirst:
    """The same order as ``_coming_first`` for pages: takes as many of either half as a page needs, each by its index.

    The order depends on the time of asking, so no index has it, and sorting all sessions for one page takes long.
    """

    def __init__(self, records: QuerySet[Any], now: datetime) -> None:
        self.records, self.now = records, now

    def __getitem__(self, part: slice) -> QuerySet[Any]:
        ahead = self.records.filter(ends_at__gte=self.now).order_by("starts_at", "pk").values("pk")[: part.stop]
        behind = self.records.filter(ends_at__lt=self.now).order_by("-starts_at", "pk").values("pk")[: part.stop]
        return _coming_first(self.records.filter(pk__in=ahead.union(behind, all=True)), self.now)[part]


def session_status(status: str, now: datetime) -> Q:
    """Werkateliers still to come, held, or called off."""
    if status == "cancelled":
        return Q(cancelled_at__isnull=False)
    held = Q(ends_at__lt=now) if status == "past" else Q(ends_at__gte=now)
    return held & Q(cancelled_at__isnull=True)


def years_of(records: QuerySet[Any], fields: Sequence[str], this_year: int) -> list[int]:
    """The years that a list offers, the last one first: from the first year in any of the fields to the last.

    A slip of the keyboard (a traject that begins in the year 202) does not make a list of two thousand years.
    """
    ends = [
        records.exclude(**{name: None}).order_by(order).annotate(in_year=ExtractYear(name)).values_list("in_year")[:1]
        for name in fields
        for order in _both_ends(name)
    ]
    found = [this_year, *(year for (year,) in ends[0].union(*ends[1:]))]
    first, last = max(min(found), this_year - YEARS_BACK), min(max(found), this_year + YEARS_AHEAD)
    return list(range(last, first - 1, -1))


def _both_ends(name: str) -> tuple[str | OrderBy, str | OrderBy]:
    """The two orders that an index of the field serves; begin dates have one that keeps empty ones last."""
    if name == "start_date":
        return F(name).desc(nulls_last=True), F(name).asc(nulls_first=True)
    return name, f"-{name}"
