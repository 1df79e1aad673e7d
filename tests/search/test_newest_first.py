"""Which rows of the index are looked at when there are many: all that fit when they are few, else the newest."""

from collections.abc import Iterable

import pytest
from django.db import connection

from pages.search.candidates import MOST, in_any_language, in_each_language
from pages.search.languages import languages
from pages.search.query import parsed

ROWS = 6_000
# Of every row the title, the text and the language; rows are numbered by age.
FILL = """
INSERT INTO pages_searchentry (kind, object_id, language, title, keywords, text, plain_words, digest, updated_at)
SELECT 'many', n, CASE WHEN n % 10 = 0 THEN 'en' ELSE 'nl' END,
    'Zeppelin ' || CASE WHEN n % 2 = 0 THEN 'boven het plein' ELSE 'aan de mast' END,
    '', CASE WHEN n <= 30 THEN 'Een olifant kijkt ernaar.' WHEN n % 3 = 0 THEN 'Met helium.' ELSE 'Met waterstof.' END
    || CASE WHEN n = 5999 THEN ' Geland.' ELSE '' END, '', '', now()
FROM generate_series(1, %s) AS n
UNION ALL SELECT 'few', n, 'nl', 'Zeppelin', '', 'Met helium.', '', '', now() FROM generate_series(1, 20) AS n
"""


@pytest.fixture(autouse=True)
def entries(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FILL.replace(" % ", " %% "), [ROWS])


def found(query: str, kinds: Iterable[str] = ("many",)) -> list[tuple[str, int]]:
    asked = list(parsed(query, languages()).values())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, object_id FROM pages_search_candidates("
            "%s::tsquery, %s::tsquery, %s::text[], %s::text[]::tsquery[], %s::text[], %s) ORDER BY kind, object_id",
            [
                in_each_language(asked),
                in_any_language(asked),
                [one.language for one in asked],
                [one.every for one in asked],
                list(kinds),
                MOST,
            ],
        )
        return [(str(kind), int(number)) for kind, number in cursor.fetchall()]


def numbers(query: str) -> list[int]:
    return [number for _kind, number in found(query)]


def test_of_a_common_word_the_newest_are_taken() -> None:
    assert numbers("zeppelin") == list(range(ROWS - MOST + 1, ROWS + 1))


def test_a_rare_word_is_found_however_old() -> None:
    assert numbers("olifant") == list(range(1, 31))


def test_a_word_of_one_new_row_is_found() -> None:
    assert numbers("geland") == [5999]


def test_a_word_to_leave_out_is_left_out_of_common_and_of_rare_ones() -> None:
    assert {number % 3 for number in numbers("zeppelin -helium")} == {1, 2}
    assert numbers("olifant -plein") == [number for number in range(1, 31) if number % 2]


def test_common_titles_and_common_texts_are_both_taken() -> None:
    rows = numbers("mast or helium")
    assert len(rows) >= MOST
    assert all(number % 2 or number % 3 == 0 for number in rows)


def test_a_small_kind_is_given_whole_beside_a_large_one() -> None:
    rows = found("zeppelin", ("few", "many"))
    assert [number for kind, number in rows if kind == "few"] == list(range(1, 21))


def test_texts_of_each_language_are_asked_for_their_own_stems() -> None:
    """English has no word "zeppelins" for what Dutch calls so; both find their own rows."""
    assert {number % 10 == 0 for number in numbers("pleinen")} == {False}
