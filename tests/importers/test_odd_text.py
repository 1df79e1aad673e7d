"""What editors of all kinds of wikis write, and what MediaWiki makes of it: the odd corners, one a line."""

import pytest

from .wiki_text import convert, outline

OTHERS = {
    "A": "x",
    "Bestand:A.png": "",
    "Bron": "voor\n== Een ==\nwoord een\n=== Sub ===\ndiep\n== Twee ==\nwoord <section begin=deel />twee"
    "<section end=deel /> na",
    "MediaWiki:Groet": "Dag allemaal",
    "Sjabloon:Cat": "x<noinclude>[[Categorie:Weg]]</noinclude><includeonly>[[Categorie:Y]]</includeonly>",
    "Sjabloon:Info": '<includeonly>{| class="infobox"\n|+ {{{naam|{{PAGENAME}}}}}\n{{#if:{{{adres|}}}|\n{{!}}-\n'
    "! Adres\n{{!}} {{{adres}}}\n}}\n|}</includeonly><noinclude>uitleg</noinclude>",
    "Sjabloon:Rij": "{{!}}-\n{{!}} {{{1}}} {{!}}{{!}} {{{2}}}",
    "Sjabloon:T": "({{{1|niets}}})",
}
TEMPLATES = [
    ("{{T|\n== Kop ==\ntekst}}", "<p>(</p><h2 #Kop>Kop</h2><p>tekst)</p>"),
    ("{{T|a\n=b}}", "<p>(niets)</p>"),
    ("== {{T|a}} ==", "<h2 #(a)>(a)</h2>"),
    ("{{#if:x|\n== Kop ==\ntekst\n}}", "<h2 #Kop>Kop</h2><p>tekst</p>"),
    ("{{T|1=a=b|2}} {{T|}} {{T\n| 1 = x\n}}", "<p>(2) () (x)</p>"),
    ("{|\n{{Rij|a|b}}\n{{Rij|c|d}}\n|}",
     "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"),
    ("{{{!}} class=x\n{{!}} a\n{{!}}}", "<table><tr><td>a</td></tr></table>"),
    ("{{Info|adres=Straat 1}}", "<table><caption>Proef</caption><tr><th>Adres</th><td>Straat 1</td></tr></table>"),
    ("{{Info}}", "<p>Proef</p>"),
    ("{{#lst:Bron|deel}} / {{#lsth:Bron|Een}}", "<p>twee / woord een</p><h3 #Sub>Sub</h3><p>diep</p>"),
    ("{{#lstx:Bron|deel|vervangen}}",
     "<p>voor</p><h2 #Een>Een</h2><p>woord een</p><h3 #Sub>Sub</h3><p>diep</p><h2 #Twee>Twee</h2>"
     "<p>woord vervangen na</p>"),
    ("<onlyinclude>a</onlyinclude><noinclude>b</noinclude><includeonly>c</includeonly>", "<p>ab</p>"),
    ("{{msgnw:T}} <nowiki>{{T}}</nowiki>", "<p>({{{1|niets}}}) {{T}}</p>"),
    ("{{{naam|}}}{{{|x}}}", "<p>x</p>"),
    ("{{int:groet}}, {{int:filedesc}}", "<p>Dag allemaal, Beschrijving</p>"),
    ("{{#vardefine:a|1}}{{#var:a}}{{#var:b|2}}", "<p>12</p>"),
]  # fmt: skip
FUNCTIONS = [
    ("{{#ifeq:&amp;|&|j|n}} {{#ifeq:inf|infinity|j|n}} {{#ifexist:en:X|j|n}}", "j n n"),
    ("{{#switch:a|a|b=ab|c=d}} {{#switch:q|a=1|#default=def|b=2}} {{#switch:3|03=drie}}", "ab def drie"),
    ("{{#expr:10^20}} {{#expr:5 fmod 3}} {{#expr:-7 mod 3}} {{#expr:15 round -1}}", "1.0E+20 2 -1 20"),
    ("{{#iferror:{{#expr:9 mod 0}}|fout}} {{#iferror:{{#expr:sqrt -1}}|fout}}", "fout fout"),
    ("{{#len:abc}} {{#sub:abcdef|1|3}} {{#replace:aba|a|x}} {{#explode:a,b,c|,|1}} {{#pos:abc|c}}", "3 bcd xbx b 2"),
    ("{{#time:j F Y|2024-05-06 +1 month}} {{#time:D j M|2024-01-01}}", "6 juni 2024 ma 1 jan"),
    ("{{#time:Y|6 May 2024}} {{#time:n|May 6, 2024}}", "2024 5"),
    ("{{#time:j F Y|2024-12-31 +1 day}} {{#time:F|2024-03-01|de}}", "1 januari 2025 März"),
    ("{{uc:<nowiki>a</nowiki>b}} {{padleft:1|3}} {{urlencode:a b|WIKI}}", "aB 001 a_b"),
    ("{{plural:0|een|meer}} {{plural:0|0=geen|een|meer}} {{formatnum:-1234.5}}", "meer geen −1.234,5"),
    ("{{PAGENAMEE}} {{SUBPAGENAME}} {{#language:de}} {{ns:6}}", "Proef Proef Deutsch Bestand"),
]  # fmt: skip
TEXTS = [
    ("a &hellip; &rarr; &lrm;b &amp;nbsp; &#39;", "<p>a … → \u200eb &nbsp; '</p>"),
    ("~~~~ en ~~~", "<p>~~~~ en ~~~</p>"),
    ("__notoc__a __index__", "<p>a __index__</p>"),
    ("== Kop == <!-- x -->\ntekst", "<h2 #Kop>Kop</h2><p>tekst</p>"),
    ("<!-- x -->\n== Kop ==", "<h2 #Kop>Kop</h2>"),
    ("<div>open\n* a\n<div>\n== kop ==\n", "<p>open</p><ul><li>a</li></ul><h2 #kop>kop</h2>"),
    ("</div></span>tekst</table>", "<p>tekst</p>"),
    ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("<translate>\n<!--T:1-->\nHallo <tvar|naam>Ada</> en <tvar name=x>Bo</tvar>\n</translate>",
     "<p>Hallo Ada en Bo</p>"),
    ("<languages/><section begin=x/>a<section end=x/><templatestyles src='x.css'/>", "<p>a</p>"),
    ("<tabber>\nEen=tekst\n|-|\nTwee=\n* lijst\n</tabber>",
     "<p><b>Een</b></p><p>tekst</p><p><b>Twee</b></p><ul><li>lijst</li></ul>"),
    ("<poem>\nregel\n:in\n\nstrofe\n</poem>", "<p>regel<br> \xa0\xa0\xa0\xa0in</p><p>strofe</p>"),
    ("ISBN 978-90-1234-567-8 RFC 2616", "<p>ISBN 978-90-1234-567-8 RFC 2616</p>"),
    ("-{zh-hans:x;zh-hant:y}-", "<p>-{zh-hans:x;zh-hant:y}-</p>"),
    ("<source lang=xml><a>b</a></source>", "<pre><a>b</a></pre>"),
    ("<ce>H2O</ce>", "<p><code>H2O</code></p>"),
]  # fmt: skip
STRUCTURES = [
    ("{|\n| a\n|}\n{|\n| b", "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>"),
    ("* a\n{|\n| b\n|}\n* c",
     "<ul><li>a</li></ul><table><tr><td>b</td></tr></table><ul><li>c</li></ul>"),
    ("{|\n|a\n\nb\n|c\n|}", "<table><tr><td>a<p>b</p></td><td>c</td></tr></table>"),
    ("tekst{|\n| a\n|}", "<p>tekst{| | a |}</p>"),
    ("<table><tr><td>a<table><tr><td>b",
     "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>"),
    ("{|\n| colspan=² | a\n|}", "<table><tr><td>a</td></tr></table>"),
    ("* punt\n*: uitleg\n* twee", "<ul><li>punt<dl><dd>uitleg</dd></dl></li><li>twee</li></ul>"),
    ("* <b>x\n* y</b>", "<ul><li><b>x</b></li><li><b> y</b></li></ul>"),
    ("a<ref>\n* x\n* y\n</ref>", "<p>a[^1]</p><notes>[1] x<br>y;</notes>"),
    ("{{#tag:ref|a {{T|x}}|group=g}}{{#tag:references||group=g}}", "<p>[^g 1]</p><notes>[g 1] a (x);</notes>"),
    ("<imagemap>\nFile:A.png|100px\nrect 0,0,10,10 [[A]]\ndefault [[B]]\ndesc bottom-left\n</imagemap>",
     "<map A.png><rect [0, 0, 10, 10] A A><default [] B B></map>"),
]  # fmt: skip
LINKS = [
    ("[[A|]] [[|x]] [[A||b]] [[:A]]", "<p>[[A|]] [[|x]] <a A>|b</a> <a A>A</a></p>"),
    ("[[Special:MyLanguage/A|x]]", "<p><a A>x</a></p>"),
    ("[[w:nl:Dorp|dorp]]", "<p><a https://nl.wikipedia.org/wiki/Dorp>dorp</a></p>"),
    ("[[Bestand:A.png|hochkant_1.5|mini|100x200px|Text]]", "<figure A.png>Text</figure>"),
    ("[[Bestand:A.png|thumb|met <ref>noot</ref>]]", "<figure A.png>met [^1]</figure><notes>[1] noot;</notes>"),
    ("a [[Categorie:X]]\n[[A]]", "<p>a <a A>A</a></p>"),
]


@pytest.mark.parametrize(("text", "expected"), TEMPLATES + TEXTS + STRUCTURES + LINKS)
def test_odd_text(text: str, expected: str) -> None:
    assert outline(text, OTHERS) == expected


@pytest.mark.parametrize(("text", "expected"), FUNCTIONS)
def test_odd_functions(text: str, expected: str) -> None:
    assert outline(text, OTHERS) == f"<p>{expected}</p>"


def test_links_up_and_down_without_their_way() -> None:
    pages = {"Boek": "", "Boek/Een": "", "Boek/Twee": ""}
    text = "[[../]] [[../Twee/]] [[/Sub/]] [[../Twee]]"
    shown = "<p><a Boek>../</a> <a Boek/Twee>Twee</a> <a Boek/Een/Sub>Sub</a> <a Boek/Twee>../Twee</a></p>"
    assert outline(text, pages, title="Boek/Een") == shown


def test_a_title_that_begins_like_another_wiki() -> None:
    pages = {"Is: een werkwoord": "x"}
    assert outline("[[is: een werkwoord|b]] [[is:c]]", pages) == "<p><a Is:_een_werkwoord>b</a></p>"


def test_switches_go_by_one_name() -> None:
    document, _notes = convert("__GEENINHOUD__ __INHALTSVERZEICHNIS_ERZWINGEN__ __NIETINDEXEREN__")
    assert document.behaviours == {"NOTOC", "FORCETOC", "NOINDEX"}


def test_categories_of_a_template_count_and_those_of_its_manual_do_not() -> None:
    document, _notes = convert("{{DEFAULTSORT:Zzz}}{{Cat}}[[Categorie:Eigen|k]]", OTHERS)
    assert document.categories == {"Y": "Zzz", "Eigen": "k"}


def test_nested_as_deep_as_mediawiki_goes() -> None:
    """Ninety calls in one another arrive; what is deeper stops with a line in the report."""
    shown, notes = convert("{{#if:x|" * 90 + "diep" + "}}" * 90)
    assert "diep" in str(shown.blocks)
    assert not notes.lines
    _shown, notes = convert("{{#if:x|" * 99 + "{{#if:x|{{#if:x|diep}}}}" + "}}" * 99)
    assert [note.topic for note in notes.lines if note.topic == "limit"] == ["limit"]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("<nowiki>{{T}}</nowiki><pre>{{x}}</pre>", []),
        ("{{DISPLAYTITLE:Anders}}", ["display_title"]),
        ("{{DISPLAYTITLE:proef}}", []),
        ("{{#time:Y}}", ["variable"]),
        ("{{#ask:[[X]]}}", ["dynamic"]),
        ("{{#invoke:M|f}}", ["module"]),
        ("<tabber>a=b</tabber>", ["tabs"]),
        ("<templatestyles src=x />", []),
        ("{{T|a", ["leaked_template"]),
    ],
)
def test_what_the_report_says_of_it(text: str, topics: list[str]) -> None:
    _document, notes = convert(text, OTHERS)
    assert [note.topic for note in notes.lines] == topics
