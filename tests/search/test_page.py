"""The search page itself: hints, filters, pages, and text that tries to be more than text."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.html import escape
from wagtail.models import Page

from pages.models import GuidePage, SearchEntry
from tests.factories import OpgaveFactory, TrajectFactory
from tests.search.conftest import Found


def test_without_a_question_it_says_how_to_search(client: Client, db: None) -> None:
    for address in ("/zoeken/", "/zoeken/?q=", "/zoeken/?q=%20%20"):
        found = Found(client.get(address).content.decode())
        assert "Zo zoekt u" in found.text
        assert found.titles == []
        assert found.soup.title is not None
        assert found.soup.title.get_text().startswith("Zoeken –")


def test_every_hint_is_a_search_that_is_understood(search: Callable[..., Found], client: Client) -> None:
    page = Found(client.get("/zoeken/").content.decode())
    hints = [str(link["href"]) for link in page.main.select("li a")]
    assert len(hints) == 4
    for hint in hints:
        assert "Niets gevonden" in Found(client.get(f"/zoeken/{hint}").content.decode()).text


@pytest.mark.parametrize("query", ["de het een", "-plein", "?!", '"de"', "'", "\x00"])
def test_without_a_word_to_look_for_it_says_so(search: Callable[..., Found], query: str) -> None:
    found = search(query)
    assert found.titles == []
    assert ("Hier kunnen wij niet op zoeken" in found.text) == (query != "\x00")
    assert "Zo zoekt u" in found.text


def test_nothing_found_helps_on(search: Callable[..., Found]) -> None:
    found = search("xylofoonbouwer")
    assert "Niets gevonden" in found.text
    assert "minder woorden" in found.text
    assert found.soup.select_one("main input[name=q]")["value"] == "xylofoonbouwer"  # type: ignore[index]  # the page has it, or the test fails


def test_a_question_too_long_is_kept_and_explained(search: Callable[..., Found]) -> None:
    found = search("plein " * 60)
    assert "Typ ten hoogste 200 tekens" in found.text
    assert str(found.soup.select_one("main input[name=q]")["value"]).startswith("plein plein")  # type: ignore[index]  # the page has it, or the test fails
    assert found.soup.title is not None
    assert found.soup.title.get_text().startswith("Fout")


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</mark><b>", "{{ 7 }}{% now %}", "\ue000plein"],
)
def test_hostile_text_stays_text(
    search: Callable[..., Found], add_page: Callable[..., GuidePage], hostile: str
) -> None:
    add_page(f"Plein {hostile}", escape(f"Het plein {hostile} en de rest"))
    for query in ("plein", f"plein {hostile}"):
        found = search(query)
        assert not found.main.select("script, img, b")
        assert "7" not in found.text.replace("{{ 7 }}", "")
        assert "\ue000" not in "".join(found.titles) + "".join(hit.get_text() for hit in found.soup.select(".sw-hit"))
    assert search("plein").marks.count("plein") >= 1


def test_filters_count_each_kind_and_keep_the_question(
    search: Callable[..., Found], add_page: Callable[..., GuidePage]
) -> None:
    add_page("Het plein", "Over het plein.")
    TrajectFactory(published=True, title="Plein opnieuw", opgave__title="Een plein voor iedereen")
    everything = search("plein")
    assert everything.filters == ["Alles (3)", "Wijzer (1)", "Opgaven (1)", "Trajecten (1)"]
    some = search("plein", soort="trajecten")
    assert some.titles == ["Plein opnieuw"]
    assert some.filters == everything.filters
    current = some.soup.select_one("main .sw-tabs [aria-current=page]")
    assert current is not None
    assert current.get_text() == "Trajecten (1)"
    assert some.soup.select_one("main input[name=soort]")["value"] == "trajecten"  # type: ignore[index]  # the page has it, or the test fails
    assert all("q=plein" in str(link["href"]) for link in some.soup.select("main .sw-tabs a"))


def test_nothing_in_one_kind_points_at_the_others(
    search: Callable[..., Found], add_page: Callable[..., GuidePage]
) -> None:
    add_page("Het plein", "Over het plein.")
    found = search("plein", soort="stukken")
    assert found.filters == ["Alles (1)", "Wijzer (1)", "Stukken (0)"]
    assert "Niets gevonden in deze soort" in found.text


@pytest.mark.parametrize("kind", ["bestaat-niet", "", "\x00", "x" * 500])
def test_a_kind_that_does_not_exist_filters_nothing(
    search: Callable[..., Found], add_page: Callable[..., GuidePage], kind: str
) -> None:
    add_page("Het plein", "Over het plein.")
    assert search("plein", soort=kind).titles == ["Het plein"]


def test_paging_shows_every_hit_once(search: Callable[..., Found], add_page: Callable[..., GuidePage]) -> None:
    for number in range(23):
        add_page(f"Plein {number:02}", "Over het plein.")
    pages = [search("plein", page=str(number)) for number in (1, 2, 3)]
    assert [len(page.titles) for page in pages] == [10, 10, 3]
    assert sorted(title for page in pages for title in page.titles) == [f"Plein {number:02}" for number in range(23)]
    assert pages[1].soup.select_one("ol.sw-hits")["start"] == "11"  # type: ignore[index]  # the page has it, or the test fails
    assert "23 resultaten" in pages[2].text
    for wrong in ("0", "-1", "99", "abc", "1e9", "9" * 400):
        assert search("plein", page=wrong).titles in [page.titles for page in pages]


def test_only_reading(client: Client, db: None) -> None:
    assert client.post("/zoeken/", {"q": "plein"}).status_code == 405


def test_no_page_can_take_the_address_of_the_search(home: Page, search: Callable[..., Found]) -> None:
    with pytest.raises(ValidationError, match="slug"):
        home.add_child(instance=GuidePage(title="Heel iets anders", slug="zoeken"))
    Page.objects.filter(pk=home.add_child(instance=GuidePage(title="Anders", slug="anders")).pk).update(
        slug="zoeken", url_path=f"{home.url_path}zoeken/"
    )
    assert "Zo zoekt u" in search("").text, "and one that took it nevertheless is not in the way"


def test_the_facts_tell_hits_apart(search: Callable[..., Found], add_page: Callable[..., GuidePage]) -> None:
    above = add_page("Werkwijze")
    add_page("Plein", "Over het plein.", under=above)
    OpgaveFactory(published=True, title="Plein")
    found = search("plein")
    assert found.titles == ["Plein", "Plein"]
    facts = [meta.get_text() for meta in found.soup.select(".sw-hit__meta")]
    assert [fact for fact in facts if "Werkwijze" in fact and fact.startswith("Wijzer")]
    assert [fact for fact in facts if fact == "Opgaven · Concrete opgave"]


def test_a_row_without_a_source_is_not_shown(search: Callable[..., Found], db: None) -> None:
    SearchEntry.objects.create(kind="onbekend", object_id=1, title="Plein", text="plein")
    assert search("plein").titles == []
