"""One search over everything that is public at this moment."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from pages.models import SearchEntry
from pages.models.search_entry import CONFIG
from pages.search.query import ParsedQuery, to_tsquery
from pages.search.registry import Place, PublicSource, source_of, sources
from pages.search.words import MARK_END, MARK_START

PAGE_SIZE = 10
FEW = 1_000
# Weights of D (text), C, B (keywords) and A (title). What has all words in its title comes first, however often
# the text of something else has them: for several words together ts_rank adds up every pair.
TITLE_ONLY = [0.0, 0.0, 0.0, 1.0]
WEIGHTS = [0.05, 0.1, 0.4, 1.0]
_MARKED = re.compile(f"{MARK_START}([^{MARK_START}{MARK_END}]*){MARK_END}")


@dataclass(frozen=True)
class Hit:
    """One result, ready to show: title and fragment are escaped and have their words marked."""

    title: SafeString
    fragment: SafeString
    url: str
    label: str | Promise
    facts: tuple[str, ...]


@dataclass(frozen=True)
class KindCount:
    """One filter: a kind and how many of it were found."""

    label: str | Promise
    address: str
    count: int


@dataclass(frozen=True)
class SearchResults:
    """What was found. ``understood`` is False when there was no word to look for."""

    understood: bool = True
    total: int = 0
    counts: list[KindCount] = field(default_factory=list)
    page: PageOfList[Any] | None = None
    hits: list[Hit] = field(default_factory=list)


def search_public(request: HttpRequest, query: str, source: PublicSource | None, page_number: str) -> SearchResults:
    """Hits in guide and register, best first; of one source when it is given."""
    tsquery = to_tsquery(query)
    if not tsquery:
        return SearchResults(understood=False)
    found = _ranked(_visible(request, tsquery), tsquery)
    per_kind = Counter(kind for _pk, kind in found)
    wanted = [pk for pk, kind in found if source is None or kind == source.kind]
    page = Paginator(wanted, PAGE_SIZE).get_page(page_number)
    return SearchResults(
        total=len(found),
        counts=[KindCount(known.label, known.address, per_kind[known.kind]) for known in sources()],
        page=page,
        hits=_hits(_with_fragments(list(page), tsquery), request),
    )


def _visible(request: HttpRequest, tsquery: str) -> QuerySet[SearchEntry]:
    """Matching rows of what its own source shows to everybody, now.

    Few matches are looked up one by one; for many the list of all that is public is made first. Either way the
    source is asked, and the answer is the same.
    """
    matches = SearchEntry.objects.filter(vector=ParsedQuery(tsquery))
    some = list(matches.order_by().values_list("kind", "object_id")[: FEW + 1])
    shown = Q(pk__in=[])
    for source in sources():
        public = source.public(request).order_by()
        if len(some) <= FEW:
            public = public.filter(pk__in=[object_id for kind, object_id in some if kind == source.kind])
        shown |= Q(kind=source.kind, object_id__in=public.values("pk"))
    return matches.filter(shown)


def _ranked(matches: QuerySet[SearchEntry], tsquery: str) -> list[tuple[int, str]]:
    """Number and kind of every match, best first.

    All of them, in one query, and the page is cut out here: finding out what is public is what costs, and asking for
    the counts and for one page would do that twice.
    """
    query = ParsedQuery(tsquery)
    ranks = {
        "title_rank": SearchRank(F("vector"), query, weights=TITLE_ONLY),
        "rank": SearchRank(F("vector"), query, weights=WEIGHTS),
    }
    order = ("-title_rank", "-rank", "title", "pk")
    return list(matches.annotate(**ranks).order_by(*order).values_list("pk", "kind"))


def _with_fragments(entry_ids: list[int], tsquery: str) -> list[dict[str, Any]]:
    """The rows of one page, in order; a fragment is made from the whole text, so only for these."""
    query = ParsedQuery(tsquery)
    heading = SearchHeadline("title", query, config=CONFIG, start_sel=MARK_START, stop_sel=MARK_END, highlight_all=True)
    fragment = SearchHeadline(
        "text", query, config=CONFIG, start_sel=MARK_START, stop_sel=MARK_END,
        max_fragments=2, min_words=20, max_words=36, fragment_delimiter=" … ",
    )  # fmt: skip
    entries = SearchEntry.objects.filter(pk__in=entry_ids).annotate(heading=heading, fragment=fragment)
    rows = {row["pk"]: dict(row) for row in entries.values("pk", "kind", "object_id", "heading", "fragment")}
    return [rows[pk] for pk in entry_ids if pk in rows]


def _hits(rows: list[dict[str, Any]], request: HttpRequest) -> list[Hit]:
    """The rows of one page as a reader sees them. One that went off the site in the meantime is left out."""
    places = _places(rows, request)
    found = ((row, places.get((row["kind"], row["object_id"]))) for row in rows)
    return [
        Hit(marked(row["heading"]), marked(row["fragment"]), place.url, source_of(row["kind"]).label, place.facts)
        for row, place in found
        if place is not None
    ]


def _places(rows: Iterable[dict[str, Any]], request: HttpRequest) -> dict[tuple[str, int], Place]:
    ids: dict[str, list[int]] = {}
    for row in rows:
        ids.setdefault(row["kind"], []).append(row["object_id"])
    return {
        (kind, object_id): place
        for kind, wanted in ids.items()
        for object_id, place in source_of(kind).places(wanted, request).items()
    }


def marked(text: str) -> SafeString:
    """Escaped text in which the found words are marked; marks that are not in pairs are dropped."""
    html = _MARKED.sub(r"<mark>\1</mark>", escape(text))
    return mark_safe(html.replace(MARK_START, "").replace(MARK_END, ""))  # noqa: S308  # escaped one line up
