"""Which words of a text are explained, written out case by case. No database: only text in and text out."""

import re

import pytest

from pages.glossary.marking import Marked
from pages.glossary.words import Lexicon, Word

WORDS = Lexicon(
    [
        Word(1, "Werkatelier", "werkatelier", "Een werksessie.", ("werkateliers",)),
        Word(2, "Raad", "raad", "De gemeenteraad."),
        Word(3, "Raad van State", "raad-van-state", "Rechter en adviseur."),
        Word(4, "RO", "ro", "Ruimtelijke ordening."),
        Word(5, "Coöperatie", "cooperatie", "Samen eigenaar.", ("coöperaties",)),
        Word(6, "B&W", "bw", "Het college."),
        Word(7, "Kaart", "kaart", "Niet in teksten.", explained=False),
    ]
)
LINK = re.compile(r'<a class="sw-term" href="/begrip/([^/]+)/"[^>]*>(.*?)</a>', re.DOTALL)


def found(html: str, **options: object) -> list[tuple[str, str]]:
    """Address and shown words of each explained word, in order."""
    return LINK.findall(Marked(html, WORDS, **options).html)  # type: ignore[arg-type]  # only leave_out


@pytest.mark.parametrize(
    ("html", "explained"),
    [
        ("<p>Een werkatelier.</p>", ["werkatelier"]),
        ("<p>WERKATELIERS en Werkatelier</p>", ["WERKATELIERS"]),
        ("<p>Twee werkateliers</p>", ["werkateliers"]),
        ("<p>Een werkatelier-avond, een superwerkatelier, werkatelierverslag</p>", []),
        ("<p>(werkatelier), ‘werkatelier’</p>", ["werkatelier"]),
        ("<p>De Raad van State en de raad</p>", ["Raad van State", "raad"]),
        ("<p>De Raad\n  van State</p>", ["Raad\n  van State"]),
        ("<p>De Raad&nbsp;van&nbsp;State</p>", ["Raad&nbsp;van&nbsp;State"]),
        ("<p>Raad, van State</p>", ["Raad"]),
        ("<p>ro en Ro, maar RO</p>", ["RO"]),
        ("<p>Een coöperatie</p>", ["coöperatie"]),
        ("<p>Het college van B&amp;W</p>", ["B&amp;W"]),
        ("<p>Een kaart</p>", []),
        ("<p>werk<b>atelier</b> en <b>werk</b>atelier</p>", []),
        ("<p>Een <b>werkatelier</b>!</p>", ["werkatelier"]),
        ('<p title="werkatelier">x &raad; &lt;raad&gt;</p>', ["raad"]),
        ("<!-- werkatelier -->", []),
    ],
)
def test_a_word_is_found_as_a_word(html: str, explained: list[str]) -> None:
    assert [shown for _anchor, shown in found(html)] == explained


@pytest.mark.parametrize("tag", ["a", "h1", "h2", "h4", "code", "pre", "button", "summary", "th", "dt", "label", "svg"])
def test_it_stays_away_from_links_headings_and_code(tag: str) -> None:
    assert found(f"<{tag}>werkatelier <b>raad</b></{tag}>") == []
    assert [shown for _anchor, shown in found(f"<{tag}>raad</{tag}><p>raad</p>")] == ["raad"]


def test_once_per_section_and_again_in_the_next() -> None:
    html = "<p>raad raad</p><p>raad</p><h2>Kop</h2><p>raad</p><h3>Tussenkop</h3><p>raad</p>"
    assert len(found(html)) == 3
    layer = "<p>raad</p><details><summary>Meer</summary><p>raad</p></details>"
    assert len(found(layer)) == 2


def test_a_word_is_not_explained_on_its_own_page() -> None:
    assert found("<p>raad en werkatelier</p>", leave_out=[2]) == [("werkatelier", "werkatelier")]


def test_nothing_else_changes() -> None:
    html = '<p class="x">a &amp; b <b>vet</b> <img alt="a > b"> werkatelier &eacute;</p>'
    marked = Marked(html, WORDS)
    assert LINK.sub(r"\2", marked.html) == html
    assert list(marked.words) == ["werkatelier"]


def test_the_meaning_is_tied_to_the_word() -> None:
    assert 'aria-describedby="uitleg-raad"' in Marked("<p>raad</p>", WORDS).html
