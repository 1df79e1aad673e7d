"""Exports that differ from the example wiki: old and new schemas, packed files, and what editors write in them."""

import bz2
import gzip
import lzma
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from pages.importers.mediawiki.document import model
from pages.importers.mediawiki.document.convert import convert_page
from pages.importers.mediawiki.notes import Notes
from pages.importers.mediawiki.read.errors import ImportRefused
from pages.importers.mediawiki.read.export import read_export
from pages.importers.mediawiki.read.files import FileStore
from pages.importers.mediawiki.wiki import Wiki

from . import odd_wikis
from .wiki_text import NOW

WIKIS = {"nl": odd_wikis.dutch, "de": odd_wikis.german}
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
VERSIONS = ["0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "0.10", "0.11"]


def wiki_of(data: bytes, folder: Path) -> Wiki:
    path = folder / "export.xml"
    path.write_bytes(data)
    export = read_export(path)
    return Wiki(export, FileStore(export), NOW)


@pytest.fixture(scope="module")
def wikis(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Wiki]:
    return {name: wiki_of(make(), tmp_path_factory.mktemp(name)) for name, make in WIKIS.items()}


def words(wiki: Wiki, title: str) -> tuple[str, set[str], Notes]:
    """What a page says, in order and in one line; its tags; its lines in the report."""
    parsed = wiki.parse(title)
    assert parsed is not None
    page = wiki.page(parsed)
    assert page is not None, title
    notes = Notes()
    document = convert_page(page, wiki, notes)
    return " ".join(spoken(document.blocks).split()), set(document.categories), notes


def spoken(value: Any) -> str:
    """The words of a piece of a document in the order in which they stand."""
    match value:
        case list():
            return "".join(map(spoken, value))
        case model.Text():
            return value.text
        case model.NoteMark():
            return f"[{value.label}]"
        case model.Note():
            return f" [{value.label}] {spoken(value.content)} "
        case model.Styled() | model.LinkTo():
            return spoken(value.children)
        case model.Figure():
            return f" {spoken(value.caption)} "
    parts = [getattr(value, each.name) for each in fields(value) if each.name != "picture"]
    return " " + "".join(spoken(part) for part in parts if isinstance(part, list)) + " "


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [("nl", *item) for item in odd_wikis.WORDS_NL.items()] + [("de", *item) for item in odd_wikis.WORDS_DE.items()],
)
def test_every_word_arrives_in_order(wikis: dict[str, Wiki], language: str, title: str, expected: str) -> None:
    found, _categories, _notes = words(wikis[language], title)
    assert squeezed(found) == squeezed(expected)


def squeezed(text: str) -> str:
    """Spaces around signs depend on tags, not on the page."""
    return re.sub(r"\s*([\[\].,;:])\s*", r"\1", text.replace("\xa0", " "))


def test_categories_of_templates_and_sort_keys(wikis: dict[str, Wiki]) -> None:
    for title, expected in odd_wikis.CATEGORIES_NL.items():
        assert words(wikis["nl"], title)[1] == expected


@pytest.mark.parametrize(("title", "topics"), [("Werkwijze", {"formula"}), ("Weg (straat)", set()), ("Bron", set())])
def test_what_asks_attention_in_dutch(wikis: dict[str, Wiki], title: str, topics: set[str]) -> None:
    assert {note.topic for note in words(wikis["nl"], title)[2].lines} == topics


def test_what_asks_attention_in_german(wikis: dict[str, Wiki]) -> None:
    topics = {note.topic for note in words(wikis["de"], "Straße")[2].lines}
    assert topics == {
        "code",
        "hidden",
        "interwiki_link",
        "language_link",
        "leaked_template",
        "missing_template",
        "module",
    }


def test_redirects_lead_to_the_end_of_the_chain(wikis: dict[str, Wiki]) -> None:
    dutch = wikis["nl"]
    for name in ("Dubbel", "Is: een werkwoord"):
        title = dutch.parse(name)
        assert title is not None
        end = dutch.resolve(title)
        assert (end.text, end.fragment) == ("Werkwijze", "Stap 1")
    for name in ("Weg", "Pfad"):
        german = wikis["de"].parse(name)
        assert german is not None
        assert wikis["de"].resolve(german).text == "Straße"


@pytest.mark.parametrize("ending", PACKERS)
def test_packed_exports(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"export.xml.{ending}"
    path.write_bytes(PACKERS[ending](odd_wikis.german()))
    assert len(read_export(path).pages) == len(odd_wikis.PAGES_DE)
    path.write_bytes(PACKERS[ending](odd_wikis.german())[:-40])
    with pytest.raises(ImportRefused, match="afgekapt"):
        read_export(path)
    path.write_bytes(PACKERS[ending](odd_wikis.german())[:20] + b"rommel" * 30)
    with pytest.raises(ImportRefused, match="geen geldige XML"):
        read_export(path)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_of_the_format(version: str, tmp_path: Path) -> None:
    data = odd_wikis.german().replace(b"export-0.11", f"export-{version}".encode())
    data = data.replace(b'version="0.11"', f'version="{version}"'.encode())
    wiki = wiki_of(data, tmp_path)
    assert words(wiki, "Startseite")[0].startswith("Willkommen im Wegewiki!")


@pytest.mark.parametrize(
    ("siteinfo", "template"),
    [("", "Template"), ("<siteinfo/>", "Sjabloon"), ("<siteinfo><namespaces/></siteinfo>", "Vorlage")],
)
def test_a_wiki_that_hardly_says_what_it_is(siteinfo: str, template: str, tmp_path: Path) -> None:
    pages = {"A": "[[Datei:X.png|mini|B]] [[Categorie:Y]] {{T}}", f"{template}:T": "sjabloontekst"}
    found, categories, _notes = words(
        wiki_of(odd_wikis.export(pages, f"<mediawiki>{siteinfo}").encode(), tmp_path), "A"
    )
    assert "sjabloontekst" in found
    assert categories == {"Y"}
