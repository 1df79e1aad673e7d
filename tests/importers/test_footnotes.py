"""Footnotes in all their forms."""

import pytest

from .wiki_text import convert, outline

FOOTNOTES = [
    ("a<ref>x</ref>\n<references />", "<p>a[^1]</p><notes>[1] x;</notes>"),
    ("a<ref>x</ref>", "<p>a[^1]</p><notes>[1] x;</notes>"),
    ("a<ref name=n>x</ref> b<ref name='n' />\n<references/>", "<p>a[^1] b[^1]</p><notes>[1] x;</notes>"),
    ("b<ref name=n /> a<ref name=n>x</ref>\n<references/>", "<p>b[^1] a[^1]</p><notes>[1] x;</notes>"),
    ("a<ref group=noot>x</ref>\n<references group=noot />", "<p>a[^noot 1]</p><notes>[noot 1] x;</notes>"),
    ("a<ref name=n/>\n<references><ref name=n>x</ref></references>", "<p>a[^1]</p><notes>[1] x;</notes>"),
    ("a<ref>x</ref>\n<references/>\nb<ref>y</ref>\n<references/>",
     "<p>a[^1]</p><notes>[1] x;</notes><p>b[^1]</p><notes>[1] y;</notes>"),
    ("a<ref>''x'' [[B]] {{#if:1|z}}</ref>", "<p>a[^1]</p><notes>[1] <i>x</i> <a B>B</a> z;</notes>"),
    ("a<ref group=lower-alpha>x</ref><ref group=lower-roman>y</ref>",
     "<p>a[^a][^i]</p><notes>[a] x;</notes><notes>[i] y;</notes>"),
    ("a{{#tag:ref|x|name=n}}<ref name=n/>", "<p>a[^1][^1]</p><notes>[1] x;</notes>"),
    ("a <ref>nooit dicht", "<p>a <ref>nooit dicht</p>"),
    ("{|\n| a<ref>x</ref>\n|}", "<table><tr><td>a[^1]</td></tr></table><notes>[1] x;</notes>"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOOTNOTES)
def test_footnotes(text: str, expected: str) -> None:
    assert outline(text) == expected


def test_a_name_that_is_never_explained_is_reported() -> None:
    _document, notes = convert("a<ref name=weg />")
    assert "footnote" in [note.topic for note in notes.lines]
