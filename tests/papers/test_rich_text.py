"""What a text may hold: nothing executable survives, nothing readable is lost, and cleaning twice is cleaning once."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from hypothesis import given, settings
from hypothesis import strategies as st

from participation.rich_text import ALLOWED_ATTRIBUTES, ALLOWED_TAGS, clean_html, clean_text, is_blank, text_to_html

HOSTILE = [
    ("<script>alert(1)</script><p>x</p>", "<p>x</p>"),
    ('<p onclick="alert(1)" style="color:red" class="a" id="b">x</p>', "<p>x</p>"),
    ('<a href="javascript:alert(1)">x</a>', "<p><a>x</a></p>"),
    ('<a href="JaVaScRiPt:alert(1)">x</a>', "<p><a>x</a></p>"),
    ('<a href="java&#10;script:alert(1)">x</a>', "<p><a>x</a></p>"),
    ('<a href="data:text/html,<script>">x</a>', "<p><a>x</a></p>"),
    ('<a href="vbscript:x">x</a>', "<p><a>x</a></p>"),
    ('<a href="//elders.example/">x</a>', "<p><a>x</a></p>"),
    ('<a href="/\\elders.example/">x</a>', "<p><a>x</a></p>"),
    ('<img src=x onerror="alert(1)"><p>x</p>', "<p>x</p>"),
    ("<svg><script>alert(1)</script></svg><p>x</p>", "<p>x</p>"),
    ("<math><mtext><style><p>x", ""),
    ('<iframe src="https://elders.example"></iframe><p>x</p>', "<p>x</p>"),
    ("<form><input name=a><button>x</button></form>", "<p>x</p>"),
    ("<!--[if IE]><script>alert(1)</script><![endif]--><p>x</p>", "<p>x</p>"),
    ("<p>a\x00b\ud800c</p>", "<p>abc</p>"),
    (
        '<table><tbody><tr><td colspan="99999999999">x</td></tr></tbody></table>',
        "<table><tbody><tr><td>x</td></tr></tbody></table>",
    ),
    (
        '<table><tbody><tr><td rowspan="-1">x</td></tr></tbody></table>',
        "<table><tbody><tr><td>x</td></tr></tbody></table>",
    ),
]
KEPT = [
    "<p>Gewone <strong>tekst</strong> met <em>nadruk</em> en <u>streep</u>.<br>Nieuwe regel.</p>",
    "<h3>Kop</h3><h4>Kleine kop</h4>",
    "<ul><li>een</li><li>twee<ol><li>dieper</li></ol></li></ul>",
    "<blockquote><p>Citaat</p></blockquote>",
    '<p><a href="https://voorbeeldpolder.example/?a=1&amp;b=2">link</a></p>',
    '<p><a href="mailto:post@voorbeeldpolder.example">post</a> <a href="#kop">kop</a></p>',
    '<p><a href="/register/">register</a></p>',
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>',
    "<p>1 &lt; 2 &amp; 3 &gt; 2 “aanhaling” € 5 – שלום 😀</p>",
]


@pytest.mark.parametrize(("hostile", "expected"), HOSTILE)
def test_nothing_executable_survives(hostile: str, expected: str) -> None:
    assert clean_html(hostile) == expected


@pytest.mark.parametrize("html", KEPT)
def test_what_the_editor_makes_is_kept_to_the_letter(html: str) -> None:
    assert clean_html(html) == html


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Eerste regel\nvervolg\n\nTweede alinea", "<p>Eerste regel<br>vervolg</p><p>Tweede alinea</p>"),
        ("Eerste\r\n\r\nTweede", "<p>Eerste</p><p>Tweede</p>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<b>vet</b> en <i>schuin</i>", "<p><strong>vet</strong> en <em>schuin</em></p>"),
        ("<h1>Kop</h1><h6>Klein</h6>", "<h3>Kop</h3><h4>Klein</h4>"),
        ("<div>een</div><div>twee</div>", "<p>een</p><p>twee</p>"),
    ],
)
def test_text_from_elsewhere_becomes_text_of_ours(typed: str, expected: str) -> None:
    assert clean_html(typed) == expected


@pytest.mark.parametrize(
    "blank",
    [
        "",
        "  \n ",
        "<p></p>",
        "<p>&nbsp;</p>",
        "<p><br></p>",
        "<ul><li></li></ul>",
        "\u200b\ufeff",
        "<table><tr><td> </td></tr></table>",
    ],
)
def test_no_words_is_empty(blank: str) -> None:
    assert is_blank(blank)
    assert clean_html(blank) == ""


@pytest.mark.parametrize(
    "huge",
    [
        "x" * 200_001,
        "<p>" + "&" * 100_000 + "</p>",
        "<blockquote>" * 31 + "x",
        "<table>" + "<tr><td>x</td></tr>" * 1_001 + "</table>",
    ],
)
def test_what_is_too_big_is_refused_with_a_message(huge: str) -> None:
    with pytest.raises(ValidationError, match=r"te (lang|ingewikkeld)"):
        clean_html(huge)


def test_plain_fields_are_not_read_as_markup() -> None:
    assert text_to_html("<b>a</b> & b\n\n<script>") == "<p>&lt;b&gt;a&lt;/b&gt; &amp; b</p><p>&lt;script&gt;</p>"
    assert clean_html(text_to_html("<b>a</b>")) == "<p>&lt;b&gt;a&lt;/b&gt;</p>"


def test_control_characters_go_and_lines_stay() -> None:
    assert clean_text("a\x00\x1b\x7f\r\nb\rc\ud83d") == "a\nb\nc"


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td colspan='3'>", "</table>"),
        *("<a href='", "javascript:", "https://a.example", "'>", "</a>", "<script>", "</script>", "<style>", "<!--"),
        *("-->", "<svg>", "<math>", "<title>", "<plaintext>", "onerror=", "\n\n", "&lt;", "&#x3c;script&#x3e;", "<br>"),
        *("\x00", "ü", "<h2>", "<div>", "</div>", "<img src=x ", "<iframe>"),
    ]
)
MESSY = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)
ADDRESS = re.compile(r"https?://|mailto:|/[^/\\]|/$|#", re.IGNORECASE)


class Reader(HTMLParser):
    """What a browser would find: every element with its attributes, and every comment or declaration."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.odd: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@settings(max_examples=300, deadline=None)
@given(MESSY)
def test_any_mess_becomes_a_clean_text(mess: str) -> None:
    cleaned = clean_html(mess)
    assert clean_html(cleaned) == cleaned
    found = Reader(cleaned)
    assert not found.odd
    for tag, attributes in found.elements:
        assert tag in ALLOWED_TAGS
        assert set(attributes) <= ALLOWED_ATTRIBUTES.get(tag, set())
        assert ADDRESS.match(attributes.get("href") or "#")
    cleaned.encode()
    assert "\x00" not in cleaned


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_typed_words_come_through(typed: str) -> None:
    """Everything that people type in a plain field is still there to read."""
    shown = unescape(strip_tags(clean_html(text_to_html(typed)).replace("</p><p>", " ").replace("<br>", " ")))
    if not is_blank(text_to_html(typed)):
        assert shown.split() == clean_text(typed).split()
