"""The lists: filters, text search, order, pages and what a wrong address gets."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from participation.choices import Body, OpgaveKind, ParticipationForm, Process, StukKind, StukState
from participation.models import Stuk
from tests.factories import (
    PUBLISHED_AT,
    AreaFactory,
    DecisionFactory,
    OpgaveFactory,
    StukFactory,
    ThemeFactory,
    TrajectFactory,
    WerkatelierFactory,
)
from tests.register.conftest import Seen

pytestmark = pytest.mark.django_db
See = Callable[..., Seen]
TAKEN_PART = {"participation_reason": "r", "participation_body": Body.COLLEGE, "participation_date": date(2026, 1, 5)}


@pytest.fixture
def two_dossiers() -> None:
    """Two of everything, different in every way that can be filtered by; and a third of each that is not public."""
    first = OpgaveFactory(
        published=True,
        title="Eerste opgave",
        kind=OpgaveKind.CONCRETE,
        competent_body=Body.COUNCIL,
        participation="yes",
        areas=[AreaFactory(name="Lindedorp")],
        themes=[ThemeFactory(name="Verkeer")],
        start_date=date(2024, 5, 1),
        end_date=date(2025, 2, 1),
        **TAKEN_PART,
    )
    second = OpgaveFactory(
        published=True,
        title="Tweede opgave",
        kind=OpgaveKind.POLICY,
        participation="no",
        areas=[AreaFactory(name="Kleiwijk")],
        themes=[ThemeFactory(name="Zorg")],
        start_date=date(2026, 1, 1),
        closed_at=PUBLISHED_AT,
        **TAKEN_PART,
    )
    hidden = OpgaveFactory(title="Derde opgave", areas=[AreaFactory(name="Geheimdorp")])
    now = timezone.now()
    for number, opgave, process, form, start in (
        ("Eerste", first, Process.DESIGN, ParticipationForm.ADVISE, datetime(2025, 3, 1, 19, tzinfo=ZoneInfo("CET"))),
        ("Tweede", second, Process.EXPLORE, ParticipationForm.INFORM, now + timedelta(days=5)),
        ("Derde", hidden, Process.DESIGN, ParticipationForm.ADVISE, now + timedelta(days=6)),
    ):
        published = opgave.published_at
        traject = TrajectFactory(
            opgave=opgave,
            title=f"{number} traject",
            published_at=published,
            process=process,
            participation_form=form,
            start_date=opgave.start_date,
            end_date=opgave.end_date,
            closed_at=opgave.closed_at,
        )
        WerkatelierFactory(traject=traject, title=f"{number} werkatelier", published_at=published, starts_at=start)
        stuk = StukFactory(
            owner=traject,
            title=f"{number} stuk",
            kind=StukKind.STARTNOTITIE if number == "Eerste" else StukKind.EINDVERSLAG,
            state=StukState.ADOPTED if number == "Eerste" else StukState.ADOPTED_AMENDED,
            live=True,
        )
        day = datetime(2025, 6, 1, tzinfo=ZoneInfo("UTC")) if number == "Eerste" else PUBLISHED_AT
        Stuk.objects.filter(pk=stuk.pk).update(first_published_at=day, last_published_at=day)


# By hand: list, filter, and which of the two it leaves.
FILTERS = [
    ("opgaven", {"theme": "verkeer"}, ["Eerste"]),
    ("opgaven", {"area": "kleiwijk"}, ["Tweede"]),
    ("opgaven", {"process": "design"}, ["Eerste"]),
    ("opgaven", {"process": "evaluate"}, []),
    ("opgaven", {"body": "council"}, ["Eerste"]),
    ("opgaven", {"kind": "policy"}, ["Tweede"]),
    ("opgaven", {"participation": "no"}, ["Tweede"]),
    ("opgaven", {"participation": "undecided"}, []),
    ("opgaven", {"status": "open"}, ["Eerste"]),
    ("opgaven", {"status": "closed"}, ["Tweede"]),
    ("opgaven", {"year": "2024"}, ["Eerste"]),
    ("opgaven", {"year": "2025"}, ["Eerste"]),
    ("opgaven", {"year": "2026"}, ["Tweede"]),
    ("trajecten", {"theme": "zorg"}, ["Tweede"]),
    ("trajecten", {"area": "lindedorp"}, ["Eerste"]),
    ("trajecten", {"process": "explore"}, ["Tweede"]),
    ("trajecten", {"body": "college"}, ["Tweede"]),
    ("trajecten", {"kind": "advise"}, ["Eerste"]),
    ("trajecten", {"participation": "yes"}, ["Eerste"]),
    ("trajecten", {"status": "open"}, ["Eerste"]),
    ("trajecten", {"year": "2024"}, ["Eerste"]),
    ("trajecten", {"area": "lindedorp", "process": "explore"}, []),
    ("werkateliers", {"theme": "verkeer"}, ["Eerste"]),
    ("werkateliers", {"area": "kleiwijk"}, ["Tweede"]),
    ("werkateliers", {"process": "design"}, ["Eerste"]),
    ("werkateliers", {"body": "council"}, ["Eerste"]),
    ("werkateliers", {"participation": "no"}, ["Tweede"]),
    ("werkateliers", {"status": "coming"}, ["Tweede"]),
    ("werkateliers", {"status": "past"}, ["Eerste"]),
    ("werkateliers", {"status": "cancelled"}, []),
    ("werkateliers", {"year": "2025"}, ["Eerste"]),
    ("stukken", {"theme": "zorg"}, ["Tweede"]),
    ("stukken", {"area": "lindedorp"}, ["Eerste"]),
    ("stukken", {"process": "explore"}, ["Tweede"]),
    ("stukken", {"body": "council"}, ["Eerste"]),
    ("stukken", {"participation": "yes"}, ["Eerste"]),
    ("stukken", {"kind": "startnotitie"}, ["Eerste"]),
    ("stukken", {"status": "adopted_amended"}, ["Tweede"]),
    ("stukken", {"year": "2025"}, ["Eerste"]),
]


def test_every_filter_of_every_list(two_dossiers: None, see: See) -> None:
    """In one test, because the dossiers are the same for all."""
    for name, chosen, expected in FILTERS:
        page = see(f"{name}/", **chosen)
        assert page.status == 200
        assert [title.split()[0] for title in page.titles] == expected, (name, chosen)
        assert page.count == f"{len(expected)} van 2 {name}", (name, chosen)
        assert bool(page.main.select_one(".sw-empty")) == (not expected), (name, chosen)


def test_without_filters_there_are_two_of_each(two_dossiers: None, see: See) -> None:
    for name in ("opgaven", "trajecten", "werkateliers", "stukken"):
        page = see(f"{name}/")
        assert sorted(title.split()[0] for title in page.titles) == ["Eerste", "Tweede"]
        assert page.count == f"2 {name}"
        assert "Derde" not in page.html
        assert "Geheimdorp" not in page.html


def test_the_spread_counts_what_was_found_and_leads_further(two_dossiers: None, see: See) -> None:
    page = see("trajecten/", status="open")
    assert page.soup.select(".sw-facet") == []
    page = see("trajecten/", sort="title")
    areas = next(facet for facet in page.soup.select(".sw-facet") if facet.h3.get_text() == "Gebied")
    assert areas.get_text(" ", strip=True) == "Gebied Kleiwijk (1) Lindedorp (1)"
    assert areas.a["href"] == "/register/trajecten/?sort=title&area=kleiwijk"


def test_a_chosen_filter_can_be_taken_away(two_dossiers: None, see: See) -> None:
    page = see("trajecten/", area="lindedorp", process="design", page="1")
    links = {link.get_text(" ", strip=True): link["href"] for link in page.soup.select("#resultaten .sw-chip")}
    assert links == {
        "Zonder filter Gebied: Lindedorp": "/register/trajecten/?process=design",
        "Zonder filter Proces: Ontwerpen": "/register/trajecten/?area=lindedorp",
    }


SEARCHES = [
    ("werkateliers", True),
    ("werkatelier", True),
    ("bewoner", True),
    ("bewoners", True),
    ("BEWONERS", True),
    ("raadhuis", False),
    ("de", False),
    ("'; drop table", False),
    ("kanarie-plein", False),
]


@pytest.mark.parametrize(("query", "found"), SEARCHES)
def test_text_search_knows_dutch_endings(see: See, query: str, found: bool) -> None:
    TrajectFactory(published=True, title="Plein", goals="Drie werkateliers met bewoners van het plein.")
    page = see("trajecten/", q=query)
    assert page.status == 200
    assert page.titles == (["Plein"] if found else [])


@pytest.mark.parametrize("query", ["kans", "kansen", "startnotitie", "startnotities", "huizen"])
def test_text_search_does_not_stem_what_was_stemmed(see: See, query: str) -> None:
    TrajectFactory(published=True, title="Plein", goals="Kansen voor het huis; een startnotitie volgt.")
    assert see("trajecten/", q=query).titles == ["Plein"]


def test_text_search_finds_each_kind_by_its_own_words(see: See) -> None:
    session = WerkatelierFactory(published=True, title="Avond", purpose="Over de dorpspomp.")
    OpgaveFactory(published=True, title="Pomp", issue="De dorpspomp is kapot.")
    StukFactory(
        owner=session.traject,
        published=True,
        title="Nota",
        sections=[{"key": "a", "title": "A", "body": "<p>Een dorpspomp.</p>", "missing": False}],
    )
    assert see("werkateliers/", q="dorpspomp").titles == ["Avond"]
    assert see("opgaven/", q="dorpspomp").titles == ["Pomp"]
    assert see("stukken/", q="dorpspompen").titles == ["Nota"]
    assert see("trajecten/", q="dorpspomp").titles == []


def test_orders(see: See) -> None:
    for title, days, start in (
        ("b Tweede", 2, date(2026, 1, 1)),
        ("A eerste", 3, None),
        ("C derde", 1, date(2027, 1, 1)),
    ):
        TrajectFactory(
            title=title, opgave__published=True, published_at=PUBLISHED_AT + timedelta(days=days), start_date=start
        )
    assert see("trajecten/").titles == ["A eerste", "b Tweede", "C derde"]
    assert see("trajecten/", sort="newest").titles == ["A eerste", "b Tweede", "C derde"]
    assert see("trajecten/", sort="title").titles == ["A eerste", "b Tweede", "C derde"]
    assert see("trajecten/", sort="date").titles == ["C derde", "b Tweede", "A eerste"]


def test_werkateliers_come_first_that_can_still_be_joined(see: See) -> None:
    now = timezone.now()
    traject = TrajectFactory(published=True)
    for title, days in (("lang geleden", -90), ("later", 30), ("gisteren", -1), ("morgen", 1)):
        WerkatelierFactory(
            traject=traject, title=title, published_at=PUBLISHED_AT, starts_at=now + timedelta(days=days)
        )
    assert see("werkateliers/").titles == ["morgen", "later", "gisteren", "lang geleden"]
    assert see("werkateliers/", sort="date").titles == ["later", "morgen", "gisteren", "lang geleden"]


def test_papers_by_day_of_decision(see: See) -> None:
    traject = TrajectFactory(published=True)
    for title, day in (("oud", date(2025, 1, 1)), ("nieuw", date(2026, 1, 1))):
        DecisionFactory(stuk=StukFactory(owner=traject, published=True, title=title), date=day)
    StukFactory(owner=traject, published=True, title="zonder")
    assert see("stukken/", sort="date").titles == ["nieuw", "oud", "zonder"]
    assert see("stukken/", sort="title").titles == ["nieuw", "oud", "zonder"]


def test_pages_of_25(see: See) -> None:
    opgave = OpgaveFactory(published=True)
    for number in range(27):
        TrajectFactory(opgave=opgave, title=f"Traject nr {number:02d}", published_at=PUBLISHED_AT)
    first, second = see("trajecten/", sort="title"), see("trajecten/", sort="title", page="2")
    assert first.count == second.count == "27 trajecten"
    assert [*first.titles, *second.titles] == [f"Traject nr {number:02d}" for number in range(27)]
    assert len(first.titles) == 25
    assert first.soup.select_one("a[rel=next]")["href"] == "?sort=title&page=2"


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("opgaven", {"theme": "bestaat-niet"}, "“bestaat-niet” staat niet in deze lijst. Dit filter telt niet mee."),
    ("opgaven", {"kind": "startnotitie"}, "“startnotitie” staat niet in deze lijst."),
    ("trajecten", {"process": "'\"><script>"}, "staat niet in deze lijst."),
    ("trajecten", {"year": "twee"}, "“twee” staat niet in deze lijst."),
    ("trajecten", {"year": "99999999999999999999"}, "staat niet in deze lijst."),
    ("werkateliers", {"sort": "willekeurig"}, "“willekeurig” staat niet in deze lijst."),
    ("stukken", {"status": "draft"}, "“draft” staat niet in deze lijst."),
    ("stukken", {"q": "x" * 201}, "200"),
    ("stukken", {"q": "nul\x00teken"}, "Null"),
    ("trajecten", {"page": "2"}, "Pagina “2” is er niet. U ziet pagina 1 van 1."),
    ("trajecten", {"page": "nul"}, "Pagina “nul” is er niet."),
]


@pytest.mark.parametrize(("name", "chosen", "message"), WRONG)
def test_a_wrong_address_is_told_what_is_wrong(see: See, name: str, chosen: dict[str, Any], message: str) -> None:
    stuk = StukFactory(owner=WerkatelierFactory(published=True).traject, published=True)
    page = see(f"{name}/", **chosen)
    assert page.status == 400
    assert message in page.text
    assert len(page.titles) == 1
    assert "<script>" not in page.main.decode().replace("&lt;script&gt;", "")
    assert stuk.pk


def test_a_valid_filter_still_counts_beside_a_wrong_one(two_dossiers: None, see: See) -> None:
    page = see("trajecten/", area="lindedorp", theme="bestaat-niet")
    assert page.status == 400
    assert page.titles == ["Eerste traject"]


@pytest.mark.parametrize("name", ["opgaven", "trajecten", "werkateliers", "stukken"])
def test_an_empty_list_says_what_will_come(see: See, name: str) -> None:
    page = see(f"{name}/")
    assert page.status == 200
    assert (
        page.main.select_one(".sw-empty").get_text(" ", strip=True).startswith("Nog niets op het register Hier komen")
    )
    assert page.main.select_one("form") is None


def test_home_shows_one_village_or_all(two_dossiers: None, see: See) -> None:
    page = see("")
    assert [tile.get_text(" ", strip=True) for tile in page.soup.select(".sw-tile")] == [
        "2 werkateliers", "2 trajecten", "2 stukken", "2 opgaven",
    ]  # fmt: skip
    assert "Tweede werkatelier" in page.under("Binnenkort: doe mee")
    assert "Eerste werkatelier" not in page.text
    assert "Eerste traject" in page.under("Hier wordt nu aan gewerkt")
    assert "Derde" not in page.html
    assert "Geheimdorp" not in page.html
    page = see("", area="lindedorp")
    assert page.soup.h1.get_text() == "Wat speelt er in Lindedorp?"
    assert "Eerste traject" in page.text
    assert "Tweede" not in page.text
    assert "Er is nu geen werkatelier gepland." in page.text
    for wrong in ("geheimdorp", "bestaat-niet"):
        page = see("", area=wrong)
        assert page.status == 400
        assert "Dit gebied kennen we hier niet." in page.text


def test_home_without_anything_says_what_will_come(see: See) -> None:
    assert "Hier komt te staan waar de gemeente met anderen aan werkt" in see("").text
