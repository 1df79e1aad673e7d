"""The words around what was found, of the hits on one page: in the title, in the text, and under which headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Length, RowNumber
from django.db.models.lookups import LessThanOrEqual

from pages.models import SearchEntry, SearchSection
from pages.search.query import LanguageQuery, ParsedQuery
from pages.search.words import MARK_END, MARK_START

SECTIONS_SHOWN = 3
SHORT = 200


@dataclass(frozen=True)
class SectionTexts:
    """A section in which words were found; the marks of found words are still in the texts."""

    anchor: str
    heading: str
    fragment: str


@dataclass
class Texts:
    """Of one hit. ``fragment`` is empty where sections show the words better."""

    title: str
    fragment: str
    sections: list[SectionTexts] = field(default_factory=list)


def texts_of(entry_ids: Sequence[int], queries: Sequence[LanguageQuery]) -> dict[int, Texts]:
    """For the hits on one page, in one query; a fragment is made from the whole text, so only for these."""
    query = _own_query(queries)
    rows = _entry_rows(entry_ids, query).union(_section_rows(entry_ids, query), all=True)
    texts: dict[int, Texts] = {}
    for pk, _place, anchor, heading, fragment in sorted(rows, key=lambda row: (row[0], row[1])):
        if anchor is None:
            texts[pk] = Texts(heading, fragment)
        elif pk in texts:
            texts[pk].sections.append(SectionTexts(anchor, heading, fragment))
    return texts


def _entry_rows(entry_ids: Sequence[int], query: ParsedQuery) -> QuerySet[Any]:
    """Titles, and the fragment of those whose sections do not tell."""
    told = Exists(SearchSection.objects.filter(entry=OuterRef("pk"), vector=query))
    fragment = Case(When(told, then=Value("")), default=_fragment("text", query), output_field=TextField())
    return (
        SearchEntry.objects.filter(pk__in=entry_ids)
        .annotate(
            place=Value(-1, IntegerField()),
            anchor=Value(None, CharField(null=True)),
            marked_heading=_heading("title", query),
            fragment=fragment,
        )
        .values_list("pk", "place", "anchor", "marked_heading", "fragment")
    )


def _section_rows(entry_ids: Sequence[int], query: ParsedQuery) -> QuerySet[Any]:
    """The sections of each hit that have most of the words."""
    best = [SearchRank(F("vector"), query).desc(), F("position").asc()]
    chosen = (
        SearchSection.objects.filter(entry__in=entry_ids, vector=query)
        .annotate(place=Window(RowNumber(), partition_by=[F("entry")], order_by=best))
        .filter(place__lte=SECTIONS_SHOWN)
    )
    return (
        SearchSection.objects.filter(pk__in=chosen.values("pk"))
        .annotate(marked_heading=_heading("heading", query), fragment=_fragment("text", query))
        .values_list("entry_id", "position", "anchor", "marked_heading", "fragment")
    )


def _heading(column: str, query: ParsedQuery) -> SearchHeadline:
    return SearchHeadline(
        column, query, config=_own_config(), start_sel=MARK_START, stop_sel=MARK_END, highlight_all=True
    )


def _fragment(column: str, query: ParsedQuery) -> Case:
    """The words around; a short text as it is, for a fragment begins at the first word that means something."""
    around = SearchHeadline(
        column, query, config=_own_config(), start_sel=MARK_START, stop_sel=MARK_END,
        max_fragments=2, min_words=20, max_words=36, fragment_delimiter=" … ",
    )  # fmt: skip
    is_short = LessThanOrEqual(Length(column), SHORT)
    return Case(When(is_short, then=_heading(column, query)), default=around, output_field=TextField())


def _own_config() -> Func:
    """The dictionary of the row's language."""
    return Func(F("language"), function="pages_search_config", output_field=TextField())


def _own_query(queries: Sequence[LanguageQuery]) -> ParsedQuery:
    """Any of the words of the question, in the row's language."""
    whens = [When(language=query.language, then=Value(query.some)) for query in queries if query.every]
    return ParsedQuery(Case(*whens, default=Value(""), output_field=TextField()))
