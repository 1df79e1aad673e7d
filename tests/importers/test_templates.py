"""Templates, parameters, functions and magic words."""

import re

import pytest

from .wiki_text import convert, outline

OTHERS = {
    "Sjabloon:T": "({{{1|niets}}}/{{{naam|geen}}})",
    "Sjabloon:Kaal": "[{{{1}}}]",
    "Sjabloon:In": "a<noinclude>b</noinclude><includeonly>c</includeonly>",
    "Sjabloon:Alleen": "weg<onlyinclude>x</onlyinclude>weg<onlyinclude>y</onlyinclude>",
    "Sjabloon:Lus": "l{{Lus}}",
    "Sjabloon:Door": "#DOORVERWIJZING [[Sjabloon:In]]",
    "Sjabloon:Lijst": "* {{{1}}}",
    "Sjabloon:Buiten": "{{T|{{{1|}}}|naam={{{2|}}}}}",
    "Ander": "tekst van ander",
}
TEMPLATES = [
    ("{{T}}", "(niets/geen)"),
    ("{{T|a}}", "(a/geen)"),
    ("{{T| a |naam= b }}", "( a /b)"),
    ("{{t|1=x|naam=y}}", "(x/y)"),
    ("{{T|a|1=b}}", "(b/geen)"),
    ("{{T|a=b=c}}", "(niets/geen)"),
    ("{{T|[[A|b]]}}", "(b/geen)"),
    ("{{Sjabloon:T|a}} {{Template:T|b}}", "(a/geen) (b/geen)"),
    ("{{Buiten|x|y}}", "(x/y)"),
    ("{{In}}", "ac"),
    ("{{Alleen}}", "xy"),
    ("{{Door}}", "ac"),
    ("{{:Ander}}", "tekst van ander"),
    ("{{Kaal}}", "[{{{1}}}]"),
    ("{{Weg|x}}", "Sjabloon:Weg"),
    ("{{T|a", "{{T|a"),
    ("{{T|a}", "{{T|a}"),
    ("{T}", "{T}"),
    ("{{{p}}} {{{p|q}}}", "{{{p}}} q"),
    ("{{#onbekend:x}}", "{{#onbekend:x}}"),
    ("{{subst:T|a}} {{safesubst:T|a}}", "{{subst:T|a}} (a/geen)"),
]
FUNCTIONS = [
    ("{{#if: x | ja | nee }}{{#if:|ja|nee}}{{#if: }}", "janee"),
    ("{{#ifeq: 01 | 1 | ja | nee }}{{#ifeq:a|A|ja|nee}}", "janee"),
    ("{{#switch: b | a = 1 | b | c = 2 | #default = 3 }}", "2"),
    ("{{#switch: z | a = 1 | los }}{{#switch:z|a=1|#default=d}}", "losd"),
    ("{{#ifexist: Ander | ja | nee }}{{#ifexist:Weg|ja|nee}}", "janee"),
    ("{{#ifexpr: 2 > 1 and 3 | ja | nee}}", "ja"),
    ("{{#expr: 2 + 3 * 4 }} {{#expr: 7 / 2 }} {{#expr: 10 mod 3}} {{#expr: 3.14159 round 2}} {{#expr: 2^10}}",
     "14 3.5 1 3.14 1024"),
    ("{{#iferror: {{#expr: 1/0}} | fout | goed }}", "fout"),
    ("{{#als: x|ja}} {{#alsgelijk:a|a|ja}} {{#schakelen:a|a=ja}}", "ja ja ja"),
    ("{{lc:AB}}{{uc:ab}}{{ucfirst:ab}}{{lcfirst:AB}}", "abABAbaB"),
    ("{{padleft:7|3}} {{padright:a|3|.}}", "007 a.."),
    ("{{formatnum:1234567.5}} {{formatnum:1.234,5|R}}", "1.234.567,5 1234.5"),
    ("{{plural:1|een|meer}} {{plural:2|een|meer}}", "een meer"),
    ("{{ns:10}} {{ns:Template}}", "Sjabloon Sjabloon"),
    ("{{urlencode:a b&c}} {{anchorencode:a b}}", "a+b%26c a_b"),
    ("{{#titleparts:a/b/c|2}} {{#titleparts:a/b/c|1|-1}}", "a/b c"),
    ("{{#tag:nowiki|[[a]]}}", "[[a]]"),
    ("{{PAGENAME}} {{PAGINANAAM}} {{FULLPAGENAME}} {{NAMESPACE}}.", "Proef Proef Proef ."),
    ("{{SITENAME}} {{CURRENTYEAR}} {{#time:j F Y|2024-05-06}}", "Testwiki 2026 6 mei 2024"),
    ("{{REVISIONUSER}} {{REVISIONDAY}}-{{REVISIONMONTH}}-{{REVISIONYEAR}}", "Ada 6-05-2024"),
    ("a{{!}}b {{=}}", "a|b ="),
    ("{{PAGENAME:Sjabloon:T}} {{NAMESPACE:Sjabloon:T}}", "T Sjabloon"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEMPLATES + FUNCTIONS)
def test_expansion(text: str, expected: str) -> None:
    assert re.sub(r"<[^>]*>", "", outline(text, OTHERS)) == expected


def test_a_template_that_starts_with_a_list_starts_a_line() -> None:
    assert outline("a {{Lijst|b}}", OTHERS) == "<p>a</p><ul><li>b</li></ul>"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("{{Lus}}", "template_loop"),
        ("{{Kaal}}", "leaked_parameter"),
        ("{{Weg}}", "missing_template"),
        ("{{T|naam=x 1 = y}}", "leaked_parameter"),
        ("{{T|naam=x", "leaked_template"),
        ("{{CURRENTYEAR}}", "variable"),
        ("{{#invoke:Module|functie}}", "module"),
        ("<timeline>x</timeline>", "dynamic"),
    ],
)
def test_what_does_not_arrive_whole_is_reported(text: str, topic: str) -> None:
    _document, notes = convert(text, OTHERS)
    assert topic in [note.topic for note in notes.lines]


def test_a_page_that_includes_itself_stops() -> None:
    document, notes = convert("a {{:Proef}} b")
    assert "Lus in sjablonen" in str(document.blocks)
    assert [note.topic for note in notes.lines] == ["template_loop"]


def test_templates_that_multiply_without_end_stop_quickly() -> None:
    bomb = {f"Sjabloon:B{n}": f"{{{{B{n + 1}}}}}" * 10 for n in range(30)}
    _document, notes = convert("{{B0}}", {**bomb, "Sjabloon:B30": "x"})
    assert "limit" in [note.topic for note in notes.lines]
