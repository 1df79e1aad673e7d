"""What could be meant by the words that were typed so far: titles of what everybody may see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from pages.models.search_entry import LANGUAGE
from pages.search.candidates import Found, either_of, visible_objects
from pages.search.languages import languages, reader_language
from pages.search.query import MAX_LENGTH, clean_query
from pages.search.registry import source_of, sources
from pages.search.selectors import places_of
from pages.search.words import words_of
from samenwerking.database.replica.reading import reading_connection

SHOWN = 8
OF_EACH_KIND = 20
FROM_LETTERS = 2
MAX_WORDS = 6


@dataclass(frozen=True)
class Suggestion:
    title: str
    url: str
    label: str | Promise
    facts: tuple[str, ...]


def suggestions(request: HttpRequest, typed: str) -> list[Suggestion]:
    """Titles with every word typed so far, the last of which may be half a word; by the same rules as results."""
    words = words_of(clean_query(typed))[:MAX_WORDS]
    if len(typed) > MAX_LENGTH or not words or sum(map(len, words)) < FROM_LETTERS:
        return []
    rows = _titled(*_begun(words))
    visible = visible_objects(request, [(row.kind, row.object_id) for row in rows])
    shown = sorted((row for row in rows if (row.kind, row.object_id) in visible), key=_order(words))[:SHOWN]
    places = places_of(shown, request)
    return [
        Suggestion(row.title, place.url, source_of(row.kind).label, place.facts)
        for row in shown
        if (place := places.get((row.kind, row.object_id)))
    ]


def _begun(words: list[str]) -> tuple[str, str]:
    """A query for texts of each language: whole words, and the last one also as a beginning. "" finds nothing.

    With it the wider question that the index is asked (``candidates.in_any_language``). A beginning is dear to look up,
    so what is the same in all languages is asked once.
    """
    whole, last = " & ".join(words[:-1]), f"{words[-1]}:*"
    part = "SELECT to_tsquery({0}, %s)::text, to_tsquery('simple', %s)::text, to_tsquery({0}, %s)::text"
    sql = " UNION ALL ".join([part.format("pages_search_config(%s)")] * len(languages()))
    params = [param for language in languages() for param in (language, whole, last, language, last)]
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, params)
        asked = [_joined(*row) for row in cursor.fetchall()]
    if len(set(asked)) == 1:
        return asked[0], asked[0]
    parts = [(language, query) for language, query in zip(languages(), asked, strict=True) if query]
    return either_of(parts), either_of(parts, unmarked=LANGUAGE)


def _joined(whole: str, beginning: str, stem: str) -> str:
    last = " | ".join(dict.fromkeys(part for part in (beginning, stem) if part))
    return " & ".join(f"({part})" for part in (whole, last) if part)


def _titled(matching: str, wide: str) -> list[Found]:
    """Some rows of each kind with these words in the title, whether they may be seen or not."""
    if not matching:
        return []
    with reading_connection().cursor() as cursor:
        cursor.execute(
            "SELECT entry.id, entry.kind, entry.object_id, entry.language, entry.title, 0::real, 0::real"
            " FROM unnest(%s::text[]) AS kind"
            " CROSS JOIN LATERAL pages_search_by_title(kind, %s::tsquery, %s::tsquery, %s) AS chosen"
            " JOIN pages_searchentry AS entry ON entry.id = chosen",
            [[source.kind for source in sources()], matching, wide, OF_EACH_KIND],
        )
        return [Found(*row) for row in cursor.fetchall()]


def _order(words: list[str]) -> Callable[[Found], tuple[Any, ...]]:
    """The reader's language first, then titles that begin so; within these the guide before the register."""
    start, mine = " ".join(words).lower(), reader_language()
    kinds = [source.kind for source in sources()]

    def order(row: Found) -> tuple[Any, ...]:
        begins = row.title.lower().startswith(start)
        return (row.language != mine, not begins, kinds.index(row.kind), len(row.title), row.title, row.pk)

    return order
