"""Inline markup, paragraphs and lists: wikitext on the left, what MediaWiki makes of it on the right."""

import pytest

from .wiki_text import convert, outline

QUOTES = [
    ("''a''", "<p><i>a</i></p>"),
    ("'''a'''", "<p><b>a</b></p>"),
    ("'''''a'''''", "<p><i><b>a</b></i></p>"),
    ("''''a''''", "<p>'<b>a'</b></p>"),
    ("''''''a''''''", "<p>'<i><b>a'</b></i></p>"),
    ("'''''a''' b''", "<p><i><b>a</b> b</i></p>"),
    ("'''''a'' b'''", "<p><b><i>a</i> b</b></p>"),
    ("'''a ''b'' c'''", "<p><b>a <i>b</i> c</b></p>"),
    ("''a '''b'' c'''", "<p><i>a <b>b</b></i><b> c</b></p>"),
    ("l''''architectuur'''", "<p>l'<b>architectuur</b></p>"),
    ("a'''b ''c''", "<p>a<b>b <i>c</i></b></p>"),
    ("'''open\nvolgende", "<p><b>open</b> volgende</p>"),
    ("''open", "<p><i>open</i></p>"),
    ("'een'", "<p>'een'</p>"),
    ("foto's en 's avonds", "<p>foto's en 's avonds</p>"),
    ("[[A|''schuin'']] en ''[[A]]''", "<p><a A><i>schuin</i></a> en <i><a A>A</a></i></p>"),
]
PARAGRAPHS = [
    ("een\ntwee", "<p>een twee</p>"),
    ("een\n\ntwee", "<p>een</p><p>twee</p>"),
    ("een\n\n\n\ntwee", "<p>een</p><p>twee</p>"),
    ("een<br>twee<br/>drie</br>vier", "<p>een<br>twee<br>drie<br>vier</p>"),
    (" code\n  meer", "<pre>code\n meer\n</pre>"),
    ("tekst\n code\ntekst", "<p>tekst</p><pre>code\n</pre><p>tekst</p>"),
    ("<pre>'''a''' [[b]] &lt;</pre>", "<pre>'''a''' [[b]] <</pre>"),
    ("<pre><nowiki>a</nowiki>\n\n  b</pre>", "<pre>a\n\n  b</pre>"),
    ("<nowiki>''a'' {{b}} [[c]] &amp;</nowiki>", "<p>''a'' {{b}} [[c]] &</p>"),
    ("a<nowiki/>b", "<p>ab</p>"),
    ("----", "<hr>"),
    ("a\n-----b", "<p>a</p><hr><p>b</p>"),
    ("a<!-- weg -->b", "<p>ab</p>"),
    ("een\n<!-- regel -->\ntwee", "<p>een twee</p>"),
    ("a <!-- nooit dicht", "<p>a</p>"),
    ("&euro; &amp;amp; &#8364; &onzin; &copy", "<p>€ &amp; € &onzin; &copy</p>"),
    ("1 < 2 en 3 > 2 & 4", "<p>1 < 2 en 3 > 2 & 4</p>"),
    ("a&nbsp;b", "<p>a\xa0b</p>"),
    ("<blockquote>een\n\ntwee</blockquote>", "<quote>een twee</quote>"),
    ("<poem>een\ntwee\n\n  drie</poem>", "<p>een<br> twee</p><p>\xa0\xa0drie</p>"),
    ("H<sub>2</sub>O x<sup>2</sup> <code>c</code> <u>u</u> <s>s</s>",
     "<p>H<sub>2</sub>O x<sup>2</sup> <code>c</code> <u>u</u> <s>s</s></p>"),
    ("<b>half <i>open", "<p><b>half <i>open </i></b></p>"),
    ("<div>een</div><div>twee</div>", "<p>een</p><p>twee</p>"),
    ("<center>midden</center>", "<p>midden</p>"),
    ("<syntaxhighlight lang=python>if a < b:\n  [[x]]</syntaxhighlight>", "<pre>if a < b:\n  [[x]]</pre>"),
    ("<span id='plek'>hier</span>", "<p><#plek>hier</p>"),
]  # fmt: skip
LISTS = [
    ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
    ("# a\n## b\n# c", "<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>"),
    ("* a\n*# b\n*# c\n* d", "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"),
    ("*** a", "<ul><li><ul><li><ul><li>a</li></ul></li></ul></li></ul>"),
    ("# a\n\n# b", "<ol><li>a</li></ol><ol><li>b</li></ol>"),
    ("* a\n: b", "<ul><li>a</li></ul><dl><dd>b</dd></dl>"),
    ("; t : d", "<dl><dt>t</dt><dd>d</dd></dl>"),
    ("; t\n: d\n: e", "<dl><dt>t</dt><dd>d</dd><dd>e</dd></dl>"),
    (": a\n:: b", "<dl><dd>a<dl><dd>b</dd></dl></dd></dl>"),
    ("; [http://a.nl b] : c", "<dl><dt><a http://a.nl>b</a></dt><dd>c</dd></dl>"),
    ("; a\n;; b\n:: c", "<dl><dt>a</dt></dl><dl><dt><dl><dt>b</dt><dd>c</dd></dl></dt></dl>"),
    ("#: a\n#: b", "<ol><li><dl><dd>a</dd><dd>b</dd></dl></li></ol>"),
    ("* a\nb", "<ul><li>a</li></ul><p>b</p>"),
    ("*a<br>b", "<ul><li>a<br>b</li></ul>"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ('<ol start="4"><li>a</li></ol>', "<ol 4><li>a</li></ol>"),
    ("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
]
HEADINGS = [
    ("== A b ==", "<h2 #A_b>A b</h2>"),
    ("=== ''A'' ===", "<h3 #A><i>A</i></h3>"),
    ("== A ==\n== a ==\n== A ==", "<h2 #A>A</h2><h2 #a_2>a</h2><h2 #A_3>A</h2>"),
    ("== Wat? & hoe ==", "<h2 #Wat?_&_hoe>Wat? & hoe</h2>"),
    ("== A<ref>x</ref> ==", "<h2 #A>A[^1]</h2><notes>[1] x;</notes>"),
    ("== = ==", "<h2 #=>=</h2>"),
    ("== A == ", "<h2 #A>A</h2>"),
    ("== A == b", "<p>== A == b</p>"),
    ("=== A ==", "<h2 #=_A>= A</h2>"),
    ("===== diep =====", "<h4 #diep>diep</h4>"),
    ("= top =", "<h2 #top>top</h2>"),
    ("__TOC__\n__NOTOC__\n__GEENINHOUD__\ntekst", "<p>tekst</p>"),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES + PARAGRAPHS + LISTS + HEADINGS)
def test_text(text: str, expected: str) -> None:
    assert outline(text) == expected


def test_signature_stays_as_the_wiki_stored_it() -> None:
    assert outline("Groet, [[Gebruiker:Ada|Ada]] 3 okt 2017") == "<p>Groet, <a Gebruiker:Ada>Ada</a> 3 okt 2017</p>"


def test_display_title_loses_its_markup() -> None:
    assert convert("{{DISPLAYTITLE:<i>proef</i>}}x")[0].title == "proef"


def test_hidden_text_is_left_out_and_reported() -> None:
    document, notes = convert('a <span style="display: none">geheim</span>b')
    assert "geheim" not in str(document.blocks)
    assert [note.topic for note in notes.lines] == ["hidden"]
