"""Which words find which: the Dutch stemmer of PostgreSQL and the spellings it does not join."""

from collections.abc import Callable

import pytest

from pages.models import GuidePage, SearchEntry
from pages.search.indexing import refresh
from pages.search.query import to_tsquery
from pages.search.registry import EntryText, _sources, register_source
from pages.search.words import plain
from tests.factories import OpgaveFactory
from tests.search.conftest import Found

ONE_AND_MANY = [
    ("opgave", "opgaven"), ("werkatelier", "werkateliers"), ("traject", "trajecten"), ("stuk", "stukken"),
    ("startnotitie", "startnotities"), ("evaluatie", "evaluaties"), ("initiatief", "initiatieven"),
    ("huis", "huizen"), ("kans", "kansen"), ("grens", "grenzen"), ("thema", "thema's"), ("programma", "programma’s"),
    ("college", "colleges"), ("plan", "plannen"), ("rol", "rollen"), ("idee", "ideeën"), ("stad", "steden"),
    ("raadslid", "raadsleden"), ("mogelijkheid", "mogelijkheden"), ("straat", "straten"), ("brief", "brieven"),
    ("inwoner", "inwoners"), ("wet", "wetten"), ("les", "lessen"), ("gemeente", "gemeenten"),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("one", "many"), ONE_AND_MANY)
def test_one_finds_many_and_many_finds_one(one: str, many: str) -> None:
    for asked, written in ((one, many), (many, one), (one.upper(), many.capitalize())):
        text = plain(f"Hier staat {written} in de zin.")
        row = SearchEntry.objects.create(kind="test", object_id=1, title="", text=text)
        query = to_tsquery(asked)
        found = SearchEntry.objects.extra(where=["vector @@ %s::tsquery"], params=[query])
        assert list(found) == [row], f"{asked} → {query} does not find {written}"
        row.delete()


@pytest.mark.parametrize(
    ("asked", "text", "hit"),
    [
        ("werkateliers", "Een werkatelier is een avond.", True),
        ("opgave", "De opgaven van dit jaar.", True),
        ("cooperatie", "De coöperatie van het dorp.", True),
        ("coöperatie", "De coöperatie van het dorp.", True),
        ("bewoners", "Voor inwoners/bewoners en bezoekers.", True),
        ("inwoners/bewoners", "Voor bewoners en inwoners.", True),
        ("plein", "Het “plein” … of ‘plein’.", True),
        ("“het plein”", "Het plein.", True),
        ("“mooi plein”", "Een plein, erg mooi.", False),
        ("500", "Kost €500–600 per jaar.", True),
        ("ÉÉN", "Eén plein, één dorp.", True),
        ("OV", "Met het OV te bereiken.", True),
        ("ai", "Wat AI kan.", True),
        ("2026", "In 2026 begint het.", True),
        ('"plan van aanpak"', "Het plan van aanpak ligt er.", True),
        ('"plan van aanpak"', "De aanpak volgt uit het plan.", False),
        ("plein -markt", "Het plein zonder auto's.", True),
        ("plein -markt", "De markt op het plein.", False),
        ("raad or college", "Het college besluit.", True),
        ("plein bankjes", "Het plein.", False),
        ("leven", "Wie lef heeft.", False),
        ("'plein", "Het plein.", True),
        ('"plein', "Het plein.", True),
        ("plein & | ! ( :* <-> \\ %", "Het plein.", True),
        ("ple\x00in", "Het plein.", True),
        ("dorps\u00adplein", "Het dorpsplein.", True),
    ],
)
def test_what_finds_what(
    search: Callable[..., Found], add_page: Callable[..., GuidePage], *, asked: str, text: str, hit: bool
) -> None:
    add_page("Een bladzijde", text)
    assert search(asked).titles == (["Een bladzijde"] if hit else [])


def test_the_words_found_are_marked(search: Callable[..., Found], add_page: Callable[..., GuidePage]) -> None:
    add_page("Alle werkateliers", "Een werkatelier is een avond waarop wij samen aan een opgave werken.")
    assert search("werkatelier").marks == ["werkateliers", "werkatelier"]
    assert search("opgaven").marks == ["opgave"]


def test_a_title_goes_above_any_number_of_times_in_the_text(
    search: Callable[..., Found], add_page: Callable[..., GuidePage]
) -> None:
    add_page("Iets anders", "plein bankjes " * 400)
    add_page("Het plein en de bankjes", "Een korte tekst. " + "Over andere dingen. " * 200)
    for query in ("plein", "bankje", "plein bankjes", "bankjes plein", '"plein en de bankjes" or bankje'):
        assert search(query).titles == ["Het plein en de bankjes", "Iets anders"], query


def test_the_guide_comes_before_the_register(search: Callable[..., Found], add_page: Callable[..., GuidePage]) -> None:
    """Titles of the guide, titles of the register, then texts; there a paper that is about it beats a mention."""
    add_page("Meedenken", "Voor elke inwoner.")
    add_page("Iedereen doet mee", "Ook een inwoner.")
    add_page("Als inwoner met een heel lange titel meedoen aan van alles")
    OpgaveFactory(published=True, title="Inwoner", issue="Een inwoner vroeg het.")
    OpgaveFactory(published=True, title="Afval", issue="Een inwoner. Een inwoner. " * 20)
    assert search("inwoner").titles == [
        "Als inwoner met een heel lange titel meedoen aan van alles",
        "Inwoner",
        "Afval",
        "Iedereen doet mee",
        "Meedenken",
    ]
    OpgaveFactory(published=True, title="Banen", issue="Ook een baan.")
    add_page("Werk", "Ook een baan.")
    assert search("baan").titles == ["Banen", "Werk"]


def test_a_tag_finds_its_pages(search: Callable[..., Found], add_page: Callable[..., GuidePage]) -> None:
    """Links of the old wiki to a category come here."""
    page = add_page("Buurtkaart", "Tekst zonder dat woord.", tags=["Werkvormen"])
    assert search("Werkvormen").titles == ["Buurtkaart"]
    page.tags.clear()
    page.save_revision().publish()
    assert search("Werkvormen").titles == []


@pytest.mark.django_db
def test_a_text_too_long_for_a_vector_is_indexed_as_far_as_it_fits() -> None:
    """PostgreSQL refuses a vector over 1 MB; publishing a paper may not fail on that."""

    class Long:
        kind, address, label = "lang", "lang", "Lang"

        def texts(self, ids: object) -> list[EntryText]:
            return [EntryText(1, "Lang", " ".join(f"é{number:x}" for number in range(200_000)))]

    register_source(Long())  # type: ignore[arg-type]  # only its texts are asked
    try:
        refresh("lang", [1])
    finally:
        _sources.pop("lang")
    entry = SearchEntry.objects.get(kind="lang")
    assert 100_000 < len(entry.text) < 400_000


def test_choices_anchors_and_addresses_of_blocks_are_no_text(home: object, add_page: Callable[..., GuidePage]) -> None:
    page = add_page("Blokken")
    page.body = [
        ("heading", {"text": "Aanleiding", "level": "h3", "anchor": "geheimanker"}),
        ("collapsible", {"title": "<b>Dieper</b>", "open": False, "content": [("rich_text", "<p>Laag <i>2</i></p>")]}),
    ]
    page.save_revision().publish()
    refresh("page", [page.pk])
    assert SearchEntry.objects.get(object_id=page.pk, kind="page").text == "Aanleiding Dieper Laag 2"
