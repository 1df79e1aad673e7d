"""Whatever stands in a wiki page: never an exception, never anything active, always the same result."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.importers.mediawiki.document import model
from pages.importers.mediawiki.document.convert import convert_page
from pages.importers.mediawiki.document.model import Inlines
from pages.importers.mediawiki.markup.addresses import SAFE_URL
from pages.importers.mediawiki.notes import Notes
from pages.importers.mediawiki.read.titles import Title

from .wiki_text import draw, make_wiki

PIECES = [
    "'''", "''", "'", "[[", "]]", "{{", "}}", "{{{", "}}}", "|", "||", "!", "!!", "\n", "\n\n", "{|", "|}", "|-", "|+",
    "*", "#", ":", ";", " ", "<ref>", "</ref>", "<ref name=a/>", "<references/>", "<nowiki>", "</nowiki>", "<pre>",
    "</pre>", "<gallery>", "</gallery>", "<imagemap>", "</imagemap>", "<!--", "-->", "==", "http://x.nl/",
    "[http://a.b c]", "javascript:alert(1)", "data:text/html,x", "<script>", "</script>", "<div class=mw-collapsible>",
    "</div>", "<table>", "<td>", "</td>", "<li>", "</b>", "<b>", "&amp;", "&#x7f;", "&#0;", "Bestand:A.png", "T", "a",
    "Categorie:X", "Proef", "#if:", "#switch:", "=", "__TOC__", "~~~~", "\x7f", "\x7fi0\x7f", "<noinclude>",
    "<includeonly>", "</includeonly>", "<onlyinclude>", "</onlyinclude>", "é", "😀", "mailto:a@b.c", "thumb",
    "rect 0 0 1 1 [[a]]", "circle 1 2 [[b]]", "<br>", "<p>", "<h2>", "<poem>", "#expr:", "1/0", "2^3", "en:", "w:x",
    "<span style='display:none'>", '<div data-w="link" data-n="0">', '<a href="javascript:x">', "<img onerror=x>",
    "onclick=alert(1)", "\u202e", "\x00", "#tag:ref|",
]  # fmt: skip
OTHERS = {
    "Sjabloon:T": "{{{1|{{{a}}}}}} {{T}} <noinclude>x</noinclude>",
    "Bestand:A.png": "",
    "A": "x {{:B}}",
    "B": "y {{:A}}",
}
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=80).map("".join)
STYLES = {"b", "i", "u", "s", "sup", "sub", "code", "small", "mark"}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_converts_to_safe_pieces(text: str) -> None:
    wiki = make_wiki({**OTHERS, "Proef": text})
    page = wiki.page(Title(0, "Proef"))
    assert page is not None
    document = convert_page(page, wiki, Notes())
    drawn = draw(document.blocks)
    assert "\x7f" not in drawn
    assert document.title
    for block in document.blocks:
        _check(block)
    assert draw(convert_page(page, wiki, Notes()).blocks) == drawn


def _check(value: object) -> None:
    """Links lead to a page of the wiki or to a safe address; text carries only the styles that we know."""
    if isinstance(value, model.LinkTo):
        assert value.link.title is not None or SAFE_URL.match(value.link.url)
    if isinstance(value, model.Styled):
        assert value.tag in STYLES
    if isinstance(value, model.MapArea):
        assert value.link.title is not None or SAFE_URL.match(value.link.url)
    for child in _children(value):
        _check(child)


def _children(value: object) -> Inlines | list[object]:
    if isinstance(value, list):
        return value
    fields = getattr(value, "__dataclass_fields__", {})
    return [getattr(value, name) for name in fields if isinstance(getattr(value, name), list)]
