"""Which rows of the index answer a question, and which of those may be shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.http import HttpRequest

from pages.models.search_entry import LANGUAGE
from pages.search.query import LanguageQuery
from pages.search.registry import is_of_guide, source_of, sources
from samenwerking.database.replica.reading import reading_connection

# Of each kind so many rows are looked at that have the words in their title, and so many that have them anywhere:
# a page of results then costs the same however much there is (docs/decisions/0118).
MOST = 250
# Who looks something up means the guide: of two texts that fit as well, its text comes first (docs/decisions/0125).
GUIDE_WEIGHT = 1.5


@dataclass(frozen=True)
class Found:
    """A row of the index that answers the question."""

    pk: int
    kind: str
    object_id: int
    language: str
    title: str
    title_rank: float
    text_rank: float


def find(request: HttpRequest, queries: Sequence[LanguageQuery], language: str) -> tuple[list[Found], set[str]]:
    """What everybody may see of what matches, best first, and the kinds of which there may be more.

    Texts in the reader's language come first. Then what has all words in its title, of the guide before the register,
    by a rank that counts the title only; then the rest by all weights. One rank would not do, for a long text adds up
    every pair of words (decisions 0070 and 0125).
    """
    rows = _matching([query for query in queries if query.every])
    full = {kind for kind, count in Counter(row.kind for row in rows).items() if count >= MOST}
    visible = visible_objects(request, ((row.kind, row.object_id) for row in rows))
    found = [row for row in rows if (row.kind, row.object_id) in visible]
    found.sort(key=lambda row: (row.language != language, *_place(row), row.title, row.pk))
    return found, full


def _place(row: Found) -> tuple[bool, bool, float, float]:
    of_guide, titled = is_of_guide(row.kind), row.title_rank > 0
    text_rank = row.text_rank * (GUIDE_WEIGHT if of_guide else 1)
    return not titled, titled and not of_guide, -row.title_rank, -text_rank


def _matching(queries: Sequence[LanguageQuery]) -> list[Found]:
    """At most ``MOST`` by title and as many by text of each kind, whether they may be seen or not."""
    kinds = [source.kind for source in sources()]
    with reading_connection().cursor() as cursor:
        cursor.execute(
            "SELECT * FROM pages_search_candidates("
            "%s::tsquery, %s::tsquery, %s::text[], %s::text[]::tsquery[], %s::text[], %s)",
            [
                in_each_language(queries),
                in_any_language(queries),
                [query.language for query in queries],
                [query.every for query in queries],
                kinds,
                MOST,
            ],
        )
        return [Found(*row) for row in cursor.fetchall()]


def in_each_language(queries: Sequence[LanguageQuery]) -> str:
    """One query that asks texts of each language for their own stems; rows carry their language as a word."""
    return either_of((query.language, query.every) for query in queries)


def in_any_language(queries: Iterable[LanguageQuery]) -> str:
    """A wider question, which the index answers much quicker: that of the register fits texts of any language.

    Nearly all texts are in that language. To ask for its mark as well, the index leafs through all of them.
    """
    return either_of(((query.language, query.every) for query in queries), unmarked=LANGUAGE)


def either_of(queries: Iterable[tuple[str, str]], unmarked: str = "") -> str:
    """These questions as one, each for texts that carry the mark of its language."""
    return " | ".join(
        f"({query})" if language == unmarked else f"({query}) & 'lang={language}'" for language, query in queries
    )


def visible_objects(request: HttpRequest, objects: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those that their own source shows to everybody, now; in one query."""
    ids: dict[str, list[int]] = {}
    for kind, object_id in objects:
        ids.setdefault(kind, []).append(object_id)
    parts = [_shown(request, kind, some) for kind, some in ids.items()]
    return set(parts[0].union(*parts[1:], all=True)) if parts else set()


def _shown(request: HttpRequest, kind: str, ids: list[int]) -> QuerySet[Any]:
    public: QuerySet[Any] = source_of(kind).public(request).order_by().filter(pk__in=ids)
    return public.annotate(found_kind=Value(kind, CharField())).values_list("found_kind", "pk")
