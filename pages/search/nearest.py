"""What to offer to who found nothing: words nearest to the ones that were typed (docs/decisions/0116).

The table of words knows every word that was ever published. So a word is offered only when a search for it finds
something that this reader may see, now; the same question that every search asks.
"""

import re
from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest

from pages.models import SearchWord
from pages.search.candidates import in_any_language, in_each_language, visible_objects
from pages.search.languages import languages
from pages.search.query import clean_query, parsed_all
from pages.search.registry import sources
from pages.search.spelling import allowed_distance, distance, remains_of
from pages.search.words import letters_only, words_of
from samenwerking.database.replica.reading import reading_connection

OFFERED = 4
MAX_WORDS = 4
NEAR_EACH = 3
LOOKED_AT = 400
# Rows per kind that are tried for each offer: one that may be seen is enough.
TRIED = 10
_LEFT_OUT = re.compile(r"(^|\s)-\S+")


def nearest(request: HttpRequest, query: str) -> list[str]:
    """Questions like this one that do find something, nearest first."""
    words = _words(query)
    if not words:
        return []
    offers = list(_offers(words, _near(words)))
    answered = _answered(request, offers) if offers else set()
    return [offer for offer in offers if offer in answered][:OFFERED]


def _words(query: str) -> list[str]:
    """The words that were typed and that could be misspelled; those to leave out are no help."""
    typed = [word.lower() for word in words_of(_LEFT_OUT.sub(" ", clean_query(query)))]
    spelled = letters_only(" ".join(typed))
    return [word for word in dict.fromkeys(typed) if word in spelled][:MAX_WORDS]


def _near(words: list[str]) -> dict[str, list[str]]:
    """For each word the published words like it, nearest first; the word itself when it is one."""
    wanted = Q()
    for word in words:
        wanted |= Q(remains__overlap=sorted(remains_of(word, allowed_distance(word))))
    known = list(SearchWord.objects.filter(wanted).values_list("word", flat=True)[:LOOKED_AT])
    return {word: _sorted_by_distance(word, known) for word in words}


def _sorted_by_distance(word: str, known: Iterable[str]) -> list[str]:
    far = allowed_distance(word)
    near = [(distance(word, other), other) for other in known if abs(len(other) - len(word)) <= far]
    return [other for away, other in sorted(near) if away <= far][:NEAR_EACH]


def _offers(words: list[str], near: dict[str, list[str]]) -> Iterable[str]:
    """The question with its strange words replaced, then the words one by one; the question itself is none."""
    best = [near[word][0] if near[word] else word for word in words]
    singles = [other for word in words for other in near[word]]
    return dict.fromkeys(offer for offer in [" ".join(best), *singles] if offer not in {"", " ".join(words)})


def _answered(request: HttpRequest, offers: list[str]) -> set[str]:
    """Those that find something that everybody may see; in three queries, however many offers there are."""
    asked = parsed_all(offers, languages())
    understood = [[query for query in queries if query.every] for queries in asked]
    matching, wide = map(in_each_language, understood), map(in_any_language, understood)
    kinds = [source.kind for source in sources()]
    with reading_connection().cursor() as cursor:
        cursor.execute(
            "SELECT number, kind, object_id"
            " FROM unnest(%s::text[]::tsquery[], %s::text[]::tsquery[]) WITH ORDINALITY AS offer (query, wide, number)"
            " CROSS JOIN LATERAL pages_search_candidates(query, wide, '{}', '{}', %s::text[], %s)",
            [list(matching), list(wide), kinds, TRIED],
        )
        rows = cursor.fetchall()
    visible = visible_objects(request, {(kind, object_id) for _number, kind, object_id in rows})
    return {offers[number - 1] for number, kind, object_id in rows if (kind, object_id) in visible}
