"""The visible words of each page, in order, against what MediaWiki's own parser showed."""

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from statistics import median

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from .conftest import WIKI, Imported

pytestmark = pytest.mark.django_db
# What a reader of the wiki saw around the text, and what the guide adds to it: not words of the page itself.
WIKI_FRAME = "#toc, .mw-cite-backlink, .magnify, .mw-editsection, script, style"
OUR_ADDITIONS = ".sw-figure__rights, .sw-zoom, .sw-areas__list, .sw-areas__stage, .sw-footnotes__back, script, style"
MEDIAN, WORST = 0.99, 0.97
BLOCKS = frozenset(
    {
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "caption", "h1", "h2", "h3",
        "h4", "br", "hr", "pre", "blockquote", "figure", "figcaption", "details", "summary",
    }
)  # fmt: skip
RENDERED = json.loads((WIKI / "rendered" / "index.json").read_text(encoding="utf-8"))


def words(html: str, without: str) -> list[str]:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(without):
        element.decompose()
    return re.findall(r"\w+|[^\w\s]", "".join(_visible(soup)))


def _visible(element: Tag) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Tag):
            space = " " if child.name in BLOCKS else ""
            yield space
            yield from _visible(child)
            yield space
        elif type(child) is NavigableString:
            yield str(child)


def recall_and_precision(ours: list[str], wiki: list[str]) -> tuple[float, float]:
    same = sum(block.size for block in SequenceMatcher(None, ours, wiki, autojunk=False).get_matching_blocks())
    return (same / len(wiki) if wiki else 1.0), (same / len(ours) if ours else 1.0)


def scores(imported: Imported) -> dict[str, tuple[float, float]]:
    found = {}
    for title in imported.pages:
        ours = words(imported.html(title), OUR_ADDITIONS)
        wiki = words((WIKI / "rendered" / RENDERED[title]).read_text(encoding="utf-8"), WIKI_FRAME)
        found[title] = recall_and_precision(ours, wiki)
    return found


def test_words_of_every_page(imported: Imported) -> None:
    found = scores(imported)
    worse = {title: score for title, score in found.items() if min(score) < WORST}
    assert len(found) == 33
    assert not worse
    assert median(recall for recall, _precision in found.values()) >= MEDIAN
    assert median(precision for _recall, precision in found.values()) >= MEDIAN
