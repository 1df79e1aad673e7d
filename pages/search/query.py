"""From what somebody types to a query of PostgreSQL, with the spellings that its Dutch stemmer does not join."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, Value

from pages.models.search_entry import CONFIG, LANGUAGE
from pages.search.words import plain, words_of
from samenwerking.database.replica.reading import reading_connection

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


@dataclass(frozen=True)
class LanguageQuery:
    """What to look for in texts of one language, in PostgreSQL's own notation: stemmed, so never to be stemmed again.

    ``every`` is the question as it was asked; ``some`` asks for any of its words, those to leave out apart.
    """

    language: str
    every: str
    some: str


def to_tsquery(text: str) -> str:
    """The question for texts of the register's language, or "" when it holds no word to look for."""
    return parsed(text, [LANGUAGE])[LANGUAGE].every


def parsed(text: str, languages: Sequence[str]) -> dict[str, LanguageQuery]:
    """The question in each of these languages, in one query; "" where it holds no word to look for."""
    return {query.language: query for query in parsed_all([text], languages)[0]}


def parsed_all(texts: Sequence[str], languages: Sequence[str]) -> list[list[LanguageQuery]]:
    """Each of these questions in each of these languages, in one query.

    ``websearch_to_tsquery`` takes any text: quotes hold words together, a minus sign excludes, "or" chooses. Only
    stop words, or only excluded words, give "": they would find everything.
    """
    asked = [_asked(_POSSESSIVE.sub("", clean_query(text)), language) for text in texts for language in languages]
    sql = " UNION ALL ".join(f"SELECT {number} AS number, {query} AS query" for number, (query, _) in enumerate(asked))
    with reading_connection().cursor() as cursor:
        cursor.execute(
            f"SELECT query::text, querytree(query) FROM ({sql}) AS parsed ORDER BY number",  # noqa: S608  # only constants; every word is a parameter
            [param for _, params in asked for param in params],
        )
        rows = [
            _language_query(language, *row)
            for language, row in zip(
                [language for _ in texts for language in languages], cursor.fetchall(), strict=True
            )
        ]
    return [rows[start : start + len(languages)] for start in range(0, len(rows), len(languages))]


def _asked(text: str, language: str) -> tuple[str, list[str]]:
    """SQL of the question for one language, with its parameters. Other spellings are those of Dutch."""
    config = "pages_search_config(%s)"
    sql, params = f"websearch_to_tsquery({config}, %s)", [language, text]
    if language != LANGUAGE:
        return sql, params
    for word in [word for word in dict.fromkeys(words_of(text)) if len(word) >= SHORTEST_WORD][:MAX_WORDS]:
        spellings = other_spellings(word)
        either = " || ".join([f"plainto_tsquery('{CONFIG}', %s)"] * (len(spellings) + 1))
        sql = f"ts_rewrite({sql}, plainto_tsquery('{CONFIG}', %s), {either})"
        params += [word, word, *spellings]
    return sql, params


def _language_query(language: str, query: str, tree: str) -> LanguageQuery:
    """``tree`` is the question without what must be absent; PostgreSQL gives "T" when nothing is left."""
    if tree in {"", "T"}:
        return LanguageQuery(language, "", "")
    return LanguageQuery(language, query, tree.replace(" & ", " | "))


class ParsedQuery(SearchQuery):
    """A query that ``to_tsquery`` made; PostgreSQL need not read it as text again for each of its uses."""

    template = "%(expressions)s::tsquery"

    def __init__(self, tsquery: str | Case) -> None:
        super().__init__(Value(tsquery) if isinstance(tsquery, str) else tsquery)

    def as_sql(self, *args: Any, **options: Any) -> Any:
        """With our template; the name of the function, which this has none of, is not in it."""
        return super().as_sql(*args, **{**options, "template": self.template})
