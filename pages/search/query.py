"""From what somebody types to a query of PostgreSQL, with the spellings that its Dutch stemmer does not join."""

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Value

from pages.models.search_entry import CONFIG
from pages.search.words import plain, words_of

MAX_LENGTH = 200
# Words that get other spellings; the rest of a long query is taken as it is.
MAX_WORDS = 12
SHORTEST_WORD = 3
# A shorter spelling is too easily another word: "leven" is not many times "lef".
SHORTEST = 4
# Endings of one and many. "opgave" and "opgaven" share a stem; these do not (docs/decisions/0070).
_ENDINGS = (
    ("lid", "leden"),
    ("stad", "steden"),
    ("heid", "heden"),
    ("ee", "eeën"),
    ("f", "ven"),
    ("s", "zen"),
    ("", "s"),
    ("", "en"),
)
# plan and plannen: a short vowel and one consonant, which doubles.
_SINGLE = re.compile(r"[aeiou]([bfglmnprst])$")
_DOUBLE = re.compile(r"([bfglmnprst])\1en$")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


def other_spellings(word: str) -> list[str]:
    """One for many and many for one; some are no words at all, and then simply find nothing."""
    word = word.lower()
    found: list[str] = []
    for one, many in _ENDINGS:
        if many and word.endswith(many):
            found.append(word.removesuffix(many) + one)
        if word.endswith(one):
            found.append(word.removesuffix(one) + many)
    found = [spelling for spelling in found if len(spelling) >= SHORTEST]
    if single := _SINGLE.search(word):
        found.append(f"{word}{single[1]}en")
    if _DOUBLE.search(word):
        found.append(word[:-3])
    return list(dict.fromkeys(found))


def clean_query(text: str) -> str:
    """What was typed, without characters that nobody sees; slashes part words, as in the index."""
    return plain(text).replace("/", " ")


def to_tsquery(text: str) -> str:
    """The query in PostgreSQL's own notation, or "" when it holds no word to look for.

    ``websearch_to_tsquery`` takes any text: quotes hold words together, a minus sign excludes, "or" chooses. Only
    stop words, or only excluded words, give "": they would find everything.
    """
    text = _POSSESSIVE.sub("", clean_query(text))
    sql, params = f"websearch_to_tsquery('{CONFIG}', %s)", [text]
    for word in [word for word in dict.fromkeys(words_of(text)) if len(word) >= SHORTEST_WORD][:MAX_WORDS]:
        spellings = other_spellings(word)
        either = " || ".join([f"plainto_tsquery('{CONFIG}', %s)"] * (len(spellings) + 1))
        sql = f"ts_rewrite({sql}, plainto_tsquery('{CONFIG}', %s), {either})"
        params += [word, word, *spellings]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT query::text FROM (SELECT {sql} AS query) AS parsed WHERE querytree(query) NOT IN ('', 'T')",  # noqa: S608  # only constants; every word is a parameter
            params,
        )
        row = cursor.fetchone()
    return row[0] if row else ""


class ParsedQuery(SearchQuery):
    """A query that ``to_tsquery`` made; PostgreSQL need not read it as text again for each of its uses."""

    template = "%(expressions)s::tsquery"

    def __init__(self, tsquery: str) -> None:
        super().__init__(Value(tsquery))

    def as_sql(self, *args: Any, **options: Any) -> Any:
        """With our template; the name of the function, which this has none of, is not in it."""
        return super().as_sql(*args, **{**options, "template": self.template})
