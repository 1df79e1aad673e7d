"""One search over everything that is public at this moment."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from pages.search.candidates import Found, find
from pages.search.fragments import Texts, texts_of
from pages.search.languages import languages, reader_language
from pages.search.query import parsed
from pages.search.registry import Place, PlacedSource, PlainSource, PublicSource, source_of, sources
from pages.search.words import MARK_END, MARK_START

PAGE_SIZE = 10
_MARKED = re.compile(f"{MARK_START}([^{MARK_START}{MARK_END}]*){MARK_END}")


@dataclass(frozen=True)
class SectionHit:
    """A part of a page in which the words are, with a link that goes straight there."""

    heading: SafeString
    fragment: SafeString
    url: str


@dataclass(frozen=True)
class Hit:
    """One result, ready to show: title and fragment are escaped and have their words marked."""

    title: SafeString
    fragment: SafeString
    url: str
    label: str | Promise
    facts: tuple[str, ...]
    language: str
    sections: tuple[SectionHit, ...] = ()


@dataclass(frozen=True)
class KindCount:
    """One filter: a kind and how many of it were found. ``more``: there are more than are counted."""

    label: str | Promise
    address: str
    count: int
    more: bool


@dataclass(frozen=True)
class SearchResults:
    """What was found. ``understood`` is False when there was no word to look for.

    ``more`` is about what is shown, ``more_anywhere`` about all kinds together.
    """

    understood: bool = True
    total: int = 0
    more: bool = False
    more_anywhere: bool = False
    counts: list[KindCount] = field(default_factory=list)
    page: PageOfList[Any] | None = None
    hits: list[Hit] = field(default_factory=list)


def search_public(request: HttpRequest, query: str, source: PublicSource | None, page_number: str) -> SearchResults:
    """Hits in guide and register, the reader's language first and then best first; of one source when it is given."""
    mine = reader_language()
    queries = parsed(query, languages())
    if not queries[mine].every:
        return SearchResults(understood=False)
    found, full = find(request, list(queries.values()), mine)
    per_kind = Counter(row.kind for row in found)
    wanted = [row for row in found if source is None or row.kind == source.kind]
    page = Paginator(wanted, PAGE_SIZE).get_page(page_number)
    return SearchResults(
        total=len(found),
        more=bool(full if source is None else full & {source.kind}),
        counts=[KindCount(known.label, known.address, per_kind[known.kind], known.kind in full) for known in sources()],
        page=page,
        hits=_hits(list(page), texts_of([row.pk for row in page], list(queries.values())), request),
    )


def _hits(rows: list[Found], texts: dict[int, Texts], request: HttpRequest) -> list[Hit]:
    """The rows of one page as a reader sees them. One that went off the site in the meantime is left out."""
    places = places_of(rows, request)
    return [
        _hit(row, texts[row.pk], places[row.kind, row.object_id])
        for row in rows
        if row.pk in texts and (row.kind, row.object_id) in places
    ]


def _hit(row: Found, texts: Texts, place: Place) -> Hit:
    page = place.url.partition("#")[0]
    return Hit(
        title=marked(texts.title),
        fragment=marked(texts.fragment),
        url=place.url,
        label=source_of(row.kind).label,
        facts=place.facts,
        language=row.language,
        sections=tuple(
            SectionHit(marked(section.heading), marked(section.fragment), f"{page}#{section.anchor}")
            for section in texts.sections
        ),
    )


def places_of(rows: Iterable[Found], request: HttpRequest) -> dict[tuple[str, int], Place]:
    """Where these objects are; one that may not be seen (any more) is missing, for its source leaves it out."""
    ids: dict[str, list[int]] = {}
    for row in rows:
        ids.setdefault(row.kind, []).append(row.object_id)
    places: dict[tuple[str, int], Place] = {}
    plain: dict[str, PlainSource] = {}
    for kind, wanted in ids.items():
        source = source_of(kind)
        if isinstance(source, PlainSource):
            plain[kind] = source
        elif isinstance(source, PlacedSource):
            places |= {(kind, object_id): place for object_id, place in source.places(wanted, request).items()}
    parts = [source.place_rows(ids[kind], request) for kind, source in plain.items()]
    for kind, number, *row in parts[0].union(*parts[1:], all=True) if parts else ():
        places[kind, number] = plain[kind].place_of(number, *row)
    return places


def marked(text: str) -> SafeString:
    """Escaped text in which the found words are marked; marks that are not in pairs are dropped."""
    html = _MARKED.sub(r"<mark>\1</mark>", escape(text))
    return mark_safe(html.replace(MARK_START, "").replace(MARK_END, ""))  # noqa: S308  # escaped one line up
