"""Whatever stands in a wiki page: never an exception, never anything active, always well formed and the same."""

import re
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import fromstring

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.importers.mediawiki.document.convert import convert_page
from pages.importers.mediawiki.document.model import Document
from pages.importers.mediawiki.notes import Notes
from pages.importers.mediawiki.read.titles import Title
from pages.importers.mediawiki.write.files import FileWriter, StoredFile
from pages.importers.mediawiki.write.rights import Rights
from pages.importers.mediawiki.write.storage import Stored
from pages.importers.mediawiki.write.stream import StreamWriter
from pages.importers.mediawiki.write.targets import PageTarget, Targets

from .random_text import wikitext
from .wiki_text import draw, make_wiki

SEEDS = 10_000
OTHERS = {
    "Sjabloon:T": "{{{1|{{{a}}}}}} {{T}} <noinclude>x</noinclude>",
    "Sjabloon:Lus": "x {{Lus|{{{1|}}}}}",
    "Sjabloon:Tabel": "{| class=wikitable\n! {{{1}}}\n|-\n| {{{naam|{{{1|}}}}}}\n",
    "Bestand:A.png": "",
    "A": "x {{:B}} <section begin=x/>deel<section end=x/>\n== kop ==\ny",
    "B": "y {{:A}}",
    "Proef": "",
}
WIKI = make_wiki(OTHERS)
PAGE = WIKI.page(Title(0, "Proef"))
TAGS = {"p", "b", "i", "u", "s", "sup", "sub", "code", "small", "mark", "ul", "ol", "li", "hr", "br", "a", "blockquote"}
ATTRIBUTES = {"href", "id", "linktype", "start"}
SAFE = re.compile(r"^(?:https?://|ftps?://|mailto:|tel:|//|/|#|$)", re.I)
MARKUP = {"text", "content", "caption", "title", "term", "definition"}
PIECES = [
    "'''", "''", "[[", "]]", "{{", "}}", "{{{", "}}}", "|", "||", "!!", "\n", "{|", "|}", "|-", "*", "#", ":", ";", " ",
    "<ref>", "</ref>", "<nowiki>", "</nowiki>", "<pre>", "<gallery>", "</gallery>", "<imagemap>", "<!--",
    "-->", "==", "http://x.nl/", "javascript:", "<script>", "<div class=mw-collapsible>", "</div>", "<td>", "<li>", "T",
    "a", "Bestand:A.png", "#if:", "#switch:", "=", "\x7f", "\x7fi0\x7f", "<onlyinclude>", "é", "<poem>",
    "rect 0 0 1 1 [[a]]", "#expr:", "²", "onclick=alert(1)", "\u202e", "\x00", "#tag:ref|",
]  # fmt: skip


class Files(FileWriter):
    """One picture, which needs no library."""

    def get(self, name: str) -> StoredFile | None:
        return StoredFile(name, Rights(), width=10, height=10) if name == "A.png" else None


def document_of(text: str, notes: Notes) -> Document:
    assert PAGE is not None
    return convert_page(replace(PAGE, revision=replace(PAGE.revision, text=text)), WIKI, notes)


def stored(document: Document, notes: Notes) -> Stored:
    """The page as Wagtail would keep it."""
    a_page = PageTarget(1, "/a/", frozenset({"kop"}), public=True)
    targets = Targets(WIKI, Files(WIKI, dry_run=True), lambda title: a_page if title.text == "A" else None)
    return StreamWriter(Title(0, "Proef"), targets, notes).body(document.blocks)


def check(value: Any, name: str = "") -> None:
    """Goes through everything that is stored: markup is well formed and knows only what a reader may meet."""
    if isinstance(value, list):
        for each in value:
            check(each, name)
    elif isinstance(value, dict):
        kind = value.get("type")
        for key, each in value.items():
            plain = name == "plain" or (key == "value" and kind in {"heading", "preformatted"})
            check(each, "plain" if plain else "rich_text" if kind == "rich_text" and key == "value" else key)
    elif isinstance(value, str):
        assert "\x7f" not in value
        if name == "url":
            assert SAFE.match(value), value
        if name == "rich_text" or name in MARKUP:
            check_markup(value)


def check_markup(markup: str) -> None:
    for element in fromstring(f"<div>{markup}</div>").iter():
        if element.tag != "div":
            assert element.tag in TAGS, element.tag
        assert set(element.attrib) <= ATTRIBUTES, element.attrib
        assert SAFE.match(element.get("href", "")), element.attrib


def convert_and_check(text: str) -> str:
    notes = Notes()
    document = document_of(text, notes)
    assert document.title
    check(stored(document, notes))
    return draw(document.blocks)


@settings(max_examples=SEEDS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.integers(min_value=0, max_value=2**64 - 1))
def test_ten_thousand_texts_come_out_safe_and_well_formed(seed: int) -> None:
    convert_and_check(wikitext(seed))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=80).map("".join))
def test_loose_pieces_come_out_the_same_every_time(text: str) -> None:
    assert convert_and_check(text) == convert_and_check(text)
