"""A miss offers the nearest words that do find something which everybody may see."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from pages.models import GuidePage, SearchWord
from pages.search.spelling import distance, remains_of
from tests.factories import TrajectFactory
from tests.search.conftest import Found
from tests.search.test_visibility import hidden_records

Search = Callable[..., Found]


def offered(found: Found) -> list[str]:
    return [link.get_text() for link in found.soup.select(".sw-offers a")]


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ("plein", "plein", 0), ("plein", "plien", 1), ("plein", "pleen", 1), ("plein", "pleinen", 2), ("", "ab", 2),
        ("dorpsplein", "dorsplijn", 3), ("raad", "draa", 2), ("ca", "abc", 3),
    ],
)  # fmt: skip
def test_distance(one: str, other: str, away: int) -> None:
    assert distance(one, other) == distance(other, one) == away


def test_words_two_mistakes_apart_have_a_remainder_in_common() -> None:
    """What the index relies on, tried on made-up words with mistakes anywhere."""
    random = Random(4)
    for _turn in range(2_000):
        word = "".join(random.choices("aeiorstnld", k=random.randint(4, 12)))
        spoiled = [word]
        for _mistake in range(2):
            letters = list(spoiled[-1])
            place = random.randrange(len(letters))
            kind = random.randrange(4)
            if kind == 0:
                letters[place] = random.choice("aeiorstnld")
            elif kind == 1:
                letters.insert(place, random.choice("aeiorstnld"))
            elif kind == 2 and len(letters) > 1:
                del letters[place]
            elif place:
                letters[place - 1 : place + 1] = reversed(letters[place - 1 : place + 1])
            spoiled.append("".join(letters))
        assert all(distance(one, other) <= 1 for one, other in pairwise(spoiled))
        for count, other in enumerate(spoiled):
            assert remains_of(word, count) & remains_of(other), (word, other)


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("dorpsplien", ["dorpsplein"]),
        ("dorsplijn", []),
        ("Dorpsplain", ["dorpsplein"]),
        ("participatei", ["participatie"]),
        ("dorpsplien bankjse", ["dorpsplein bankjes", "dorpsplein", "bankjes"]),
        ("dorpsplein participatie", ["dorpsplein", "participatie"]),
        ("dorpsplien -bankjes", ["dorpsplein"]),
        ("raat", ["raad"]),
        ("xyz", []),
        ("12345", []),
        ("a@b.nl", []),
    ],
)
def test_what_is_offered(search: Search, add_page: Callable[..., GuidePage], typed: str, offers: list[str]) -> None:
    add_page("Plek", "Het dorpsplein heeft bankjes. De raad.")
    add_page("Samen", "Over participatie.")
    found = search(typed)
    assert found.titles == []
    assert offered(found) == offers
    for offer in offers:
        assert search(offer).titles != []


def test_no_offer_where_something_is_found(search: Search, add_page: Callable[..., GuidePage]) -> None:
    add_page("Plein", "Het plein.")
    assert offered(search("plein")) == []


def test_a_word_that_is_not_public_is_never_offered(search: Search, add_page: Callable[..., GuidePage]) -> None:
    hidden_records()
    private = add_page("Besloten", "Over de luchtballonvaart.")
    traject = TrajectFactory(published=True, goals="Over de stoomlocomotief.")
    draft = add_page("Open", "Niets.")
    draft.title = "Gondelstation"
    draft.save_revision()
    assert offered(search("stoomlokomotief")) == ["stoomlocomotief"]
    assert offered(search("luchtbalonvaart")) == ["luchtballonvaart"]
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    type(traject).objects.filter(pk=traject.pk).update(published_at=None)
    assert SearchWord.objects.filter(word__in=["luchtballonvaart", "stoomlocomotief"]).count() == 2
    for typed in ("stoomlokomotief", "luchtbalonvaart", "gondelstatoin", "zeppelim", "zeppelinbouv", "kanarei"):
        assert offered(search(typed)) == [], typed


def test_rebuilding_forgets_words_that_stand_nowhere_any_more(
    search: Search, add_page: Callable[..., GuidePage]
) -> None:
    page = add_page("Plein", "Een zeppelin.")
    page.body = [("rich_text", "<p>Een ballon.</p>")]
    page.save_revision().publish()
    assert SearchWord.objects.filter(word="zeppelin").exists()
    call_command("rebuild_search", verbosity=0)
    assert set(SearchWord.objects.filter(word__in=["zeppelin", "ballon"]).values_list("word", flat=True)) == {"ballon"}


def test_a_miss_stays_within_the_budget(search: Search, add_page: Callable[..., GuidePage]) -> None:
    for word in ("dorpsplein", "dorpspleinen", "dorpspleintje"):
        add_page(word.title(), f"Over {word}.")
    search("dorpsplien bankjse raad")
    with CaptureQueriesContext(connection) as captured:
        assert offered(search("dorpsplien bankjse raad"))
    assert len(captured) <= 15
