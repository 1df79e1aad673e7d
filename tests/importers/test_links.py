"""Links, files, categories and addresses."""

import pytest

from .wiki_text import convert, outline

LINKS = [
    ("[[A]]", "<p><a A>A</a></p>"),
    ("[[a b]]", "<p><a A_b>a b</a></p>"),
    ("[[A_b|c]]", "<p><a A_b>c</a></p>"),
    ("[[boom]]pje's", "<p><a Boom>boompje</a>'s</p>"),
    ("[[café]]ës", "<p><a Café>caféës</a></p>"),
    ("[[A#Deel 2]]", "<p><a A#Deel 2>A#Deel 2</a></p>"),
    ("[[#Deel|hier]]", "<p><a #Deel>hier</a></p>"),
    ("[[Proef]]", "<p>Proef</p>"),
    ("[[A (b)|]]", "<p>[[A (b)|]]</p>"),
    ("[[A|b|c]]", "<p><a A>b|c</a></p>"),
    ("[[A|[b]]]", "<p><a A>[b]</a></p>"),
    ("[[A\nB]]", "<p>[[A B]]</p>"),
    ("[[<b>A</b>]]", "<p>[[<b>A</b>]]</p>"),
    ("[[]]", "<p>[[]]</p>"),
    ("[[A", "<p>[[A</p>"),
    ("[[:Categorie:X]] [[:Category:X|y]]", "<p><a Categorie:X>Categorie:X</a> <a Categorie:X>y</a></p>"),
    ("[[:Bestand:A.png]]", "<p><a Bestand:A.png>Bestand:A.png</a></p>"),
    ("[[Media:A.png|lees]]", "<p><a Media:A.png>lees</a></p>"),
    ("[[A%20b]]", "<p><a A_b>A%20b</a></p>"),
    ("[[wikipedia:Dorp|dorp]]", "<p><a https://en.wikipedia.org/wiki/Dorp>dorp</a></p>"),
    ("a [[en:Method]]\nb", "<p>a b</p>"),
]
ADDRESSES = [
    ("[http://a.nl b c]", "<p><a http://a.nl>b c</a></p>"),
    ("[http://a.nl]en [https://b.nl]", "<p><a http://a.nl>[1]</a>en <a https://b.nl>[2]</a></p>"),
    ("[//a.nl b]", "<p><a //a.nl>b</a></p>"),
    ("[mailto:a@b.nl mail]", "<p><a mailto:a@b.nl>mail</a></p>"),
    ("[tel:+31 bel]", "<p><a tel:+31>bel</a></p>"),
    ("Zie http://a.nl/b_(c). Ja", "<p>Zie <a http://a.nl/b_(c)>http://a.nl/b_(c)</a>. Ja</p>"),
    ("(http://a.nl/b)", "<p>(<a http://a.nl/b>http://a.nl/b</a>)</p>"),
    ("http://a.nl/?b=1&c=2!", "<p><a http://a.nl/?b=1&c=2>http://a.nl/?b=1&c=2</a>!</p>"),
    ("a@b.nl", "<p>a@b.nl</p>"),
    ("[a b]", "<p>[a b]</p>"),
    ("[http://a.nl ''b'']", "<p><a http://a.nl><i>b</i></a></p>"),
    ("[javascript:alert(1) x]", "<p>[javascript:alert(1) x]</p>"),
    ("[irc://a.nl b]", "<p>b</p>"),
    ("<nowiki>http://a.nl</nowiki>", "<p>http://a.nl</p>"),
]
FILES = [
    ("[[Bestand:A.png]]", "<figure A.png></figure>"),
    ("[[File:A.png|thumb|Onder]]", "<figure A.png>Onder</figure>"),
    ("[[Image:A.png|mini|rechts|200px|Onder]]", "<figure A.png>Onder</figure>"),
    ("[[Afbeelding:A.png|miniatuur|links|alt=Anders|Onder]]", "<figure A.png alt=Anders>Onder</figure>"),
    ("[[Bestand:A.png|thumb|upright=1.5|link=|class=x|a [[B|b]] c]]", "<figure A.png>a <a B>b</a> c</figure>"),
    ("[[Bestand:A.png|frame|eerst|laatst]]", "<figure A.png>laatst</figure>"),
    ("[[Bestand:A.png|gerahmt|zentriert|Text]]", "<figure A.png>Text</figure>"),
    ("voor [[Bestand:A.png|20px|icoon]] na", "<p>voor  na</p><figure A.png></figure>"),
    ("* [[Bestand:A.png|20px]] punt", "<ul><li>punt<figure A.png></figure></li></ul>"),
    ("[[Bestand:A.png|thumb|''b'' [http://c.nl d]]]", "<figure A.png><i>b</i> <a http://c.nl>d</a></figure>"),
]


@pytest.mark.parametrize(("text", "expected"), LINKS + ADDRESSES)
def test_links(text: str, expected: str) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(("text", "expected"), FILES)
def test_files(text: str, expected: str) -> None:
    assert outline(text, {"Bestand:A.png": ""}) == expected


def test_categories_leave_no_trace_in_the_text() -> None:
    document, _notes = convert("een\n[[Categorie:X]]\n[[category:y|sleutel]] twee")
    assert document.categories == {"X": "", "Y": "sleutel"}
    assert outline("een\n[[Categorie:X]]\ntwee") == "<p>een twee</p>"


def test_a_page_in_a_german_wiki_uses_the_german_trail() -> None:
    assert outline("[[Straße]]nßa é", language="de") == "<p><a Straße>Straßenßa</a> é</p>"


def test_a_slash_link_is_a_subpage_only_where_the_wiki_has_them() -> None:
    assert outline("[[/Deel]]", {"A": "", "A/B": ""}) == "<p><a Proef/Deel>/Deel</a></p>"
    assert outline("[[../C]]", {"A": "", "A/C": ""}, title="A/B") == "<p><a A/C>../C</a></p>"
