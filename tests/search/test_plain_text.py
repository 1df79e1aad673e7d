"""Plain text is what Wagtail's own reading of the same markup gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.rich_text import get_text_for_indexing

from pages.search.plain_text import plain_text

PIECES = [
    "woord", " ", "<p>", "</p>", "<b>", "</b>", "<br/>", "<br />", "<BR/>", "<hr/>", "<h2>", "</h2>", "<li>", "</li>",
    '<a href="https://x.example/?a=1&amp;b">', '<a linktype="page" id="3">', "</a>", "<a id='x'>", '<a title="a > b">',
    "&amp;", "&lt;b&gt;", "&#39;", "&#x27;", "&euro;", "&", "&foo bar", "&foo_bar;", "&#xZZ;", "<", ">", "a < b", "</",
    "<!-- x -->", "<script>", "</script>", "<style>", "</style>", "<title>", "</title>", "<![CDATA[", "]]>", "<?x?>",
    "\u00a0", "\n", "é", "<a href=x>", '<a href="x>', "<p", "</p >", "<noscript>", "<1>", "&nbsp;",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_as_wagtail_reads_it(source: str) -> None:
    assert plain_text(source) == get_text_for_indexing(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        (" cel ", "cel"),
        ("<p>hallo</p><p>wereld</p>", "hallo wereld"),
        ('<ul><li>een</li><li><a linktype="page" id="3">twee</a></li></ul>', "een twee"),
        ("R&amp;D &lt;b&gt;<br/>dan", "R&D <b> dan"),
    ],
)
def test_words_stay_apart(source: str, text: str) -> None:
    assert plain_text(source) == text
