"""A hit leads to the section that holds the words, and the hits of one page stand together."""

from collections.abc import Callable
from typing import Any

import pytest

from pages.models import GuidePage, SearchSection
from tests.factories import StukFactory, TrajectFactory
from tests.search.conftest import Found

Search = Callable[..., Found]
FILLER = "<p>Over heel andere dingen.</p>"


@pytest.fixture
def page(add_page: Callable[..., GuidePage]) -> GuidePage:
    """A page with an opening, four headings with a name, one without, and a layer with a heading in it."""
    page = add_page("Het plein")
    page.body = [
        ("rich_text", "<p>De opening gaat over een gondel.</p>"),
        ("heading", {"text": "Wie beslist er", "level": "h2", "anchor": "wie-beslist"}),
        ("rich_text", "<p>De raad beslist over de zeppelin.</p>"),
        ("heading", {"text": "Zeppelin en haven", "level": "h3", "anchor": "haven"}),
        ("rich_text", FILLER),
        ("heading", {"text": "Geld", "level": "h2", "anchor": "geld"}),
        ("rich_text", "<p>Een mast kost geld.</p>"),
        ("collapsible", {
            "title": "<b>Dieper</b>", "open": False, "anchor": "dieper",
            "content": [
                ("rich_text", "<p>Over de zeppelin en de mast.</p>"),
                ("heading", {"text": "Diepst", "level": "h4", "anchor": "diepst"}),
                ("rich_text", "<p>Een ballon.</p>"),
            ],
        }),
    ]  # fmt: skip
    page.save_revision().publish()
    return page


def sections(found: Found) -> list[tuple[str, str]]:
    return [(link.get_text(), str(link["href"])) for link in found.soup.select(".sw-hit__sections a")]


def test_the_sections_with_the_words_stand_under_one_hit_in_the_order_of_the_page(
    search: Search, page: GuidePage
) -> None:
    found = search("zeppelins")
    assert found.titles == ["Het plein"]
    assert sections(found) == [
        ("Wie beslist er", "/het-plein/#wie-beslist"),
        ("Zeppelin en haven", "/het-plein/#haven"),
        ("Dieper", "/het-plein/#dieper"),
    ]
    assert "De raad beslist over de" in found.text
    assert found.marks.count("zeppelin") + found.marks.count("Zeppelin") == 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ballon", ["Diepst"]),
        ("gondel", []),
        ("raad mast", ["Wie beslist er", "Geld", "Dieper"]),
        ("mast -piano", ["Geld", "Dieper"]),
        ('"mast kost geld"', ["Geld"]),
    ],
)
def test_which_sections_answer(search: Search, page: GuidePage, query: str, expected: list[str]) -> None:
    found = search(query)
    assert found.titles == ["Het plein"]
    assert [heading for heading, _url in sections(found)] == expected
    assert ("opening gaat over een" in found.text) == (query == "gondel")


def test_sections_follow_the_published_text(search: Search, page: GuidePage) -> None:
    page.body = [("heading", {"text": "Nieuw", "level": "h2", "anchor": "nieuw"}), ("rich_text", "<p>Zeppelin.</p>")]
    page.save_revision()
    assert len(sections(search("zeppelin"))) == 3, "a draft changes nothing"
    page.save_revision().publish()
    assert sections(search("zeppelin")) == [("Nieuw", "/het-plein/#nieuw")]
    page.unpublish()
    assert not SearchSection.objects.filter(entry__kind="page", entry__object_id=page.pk).exists()


@pytest.mark.django_db
def test_papers_and_trajecten_of_the_register_have_sections_that_are_really_there(search: Search, client: Any) -> None:
    traject = TrajectFactory(published=True, slug="haven", open_space="Waar de ballon landt.", fixed="De mast blijft.")
    StukFactory(published=True, slug="notitie", owner=traject, title="Notitie")
    for query in ("ballon", "mast", "avonden"):
        found = sections(search(query))
        assert found, query
        for _heading, url in found:
            path, _hash, anchor = url.partition("#")
            assert f'id="{anchor}"' in client.get(path).content.decode()
