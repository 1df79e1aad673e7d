"""Tables, galleries, image maps, layers and boxes."""

import pytest

from .wiki_text import convert, outline

TABLES = [
    ("{|\n| a || b\n|-\n| c\n| d\n|}", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"),
    ("{|\n! a !! b\n|}", "<table><tr><th>a</th><th>b</th></tr></table>"),
    ("{|\n! scope=row | a\n| b\n|}", "<table><tr><th row>a</th><td>b</td></tr></table>"),
    ('{|\n|+ Kop\n| colspan="2" | a\n|}', "<table><caption>Kop</caption><tr><td c2>a</td></tr></table>"),
    ("{|\n| rowspan=3 style='x' | a || colspan=0 | b\n|}", "<table><tr><td r3>a</td><td>b</td></tr></table>"),
    ("{|\n| [[A|b]] || c\n|}", "<table><tr><td><a A>b</a></td><td>c</td></tr></table>"),
    ("{|\n|\n* a\n* b\n|}", "<table><tr><td><ul><li>a</li><li>b</li></ul></td></tr></table>"),
    (
        "{|\n|\n{|\n| in\n|}\n| uit\n|}",
        "<table><tr><td><table><tr><td>in</td></tr></table></td><td>uit</td></tr></table>",
    ),
    (":{|\n| a\n|}", "<dl><dd><table><tr><td>a</td></tr></table></dd></dl>"),
    ("{|\n| a", "<table><tr><td>a</td></tr></table>"),
    ("{|\n|}", ""),
    ("{| class=x\n|-\n|- \n| a\n|}", "<table><tr><td>a</td></tr></table>"),
    ("<table><tr><th>a</th><td>b</td></tr></table>", "<table><tr><th>a</th><td>b</td></tr></table>"),
    ("{|\n| a\n|}b", "<table><tr><td>a</td></tr></table><p>b</p>"),
    ("{|\n| a | b | c\n|}", "<table><tr><td>b | c</td></tr></table>"),
]
BOXES = [
    ('<div style="border:1px solid">a</div>', "<box>a</box>"),
    ('<div style="border:none">a</div>', "<p>a</p>"),
    (
        "<div class='mw-collapsible mw-collapsed'>\n<b>Meer</b>\n<div class='mw-collapsible-content'>\na\n</div></div>",
        "<layer: Meer>a</layer>",
    ),
    ('<div class="mw-collapsible">Kop<div class="mw-collapsible-content">a</div></div>', "<layer open: Kop>a</layer>"),
    ('{| class="mw-collapsible mw-collapsed"\n|+ Kop\n| a\n|}',
     "<layer: Kop><table><tr><td>a</td></tr></table></layer>"),
    ('{| class="mw-collapsible"\n! Kop\n|-\n| a\n|}', "<layer open: Kop><table><tr><td>a</td></tr></table></layer>"),
]  # fmt: skip
MAP = """<imagemap>
# uitleg
Bestand:A.png|300px|alt=Kaart
rect 1 2 3 4 [[B|bee]]
circle 5 6 7 [[B#deel]]
poly 0 0 9 0 9 9 [http://c.nl see]
default [[D]]
desc none
onzin
rect 1 2 [[B]]
</imagemap>"""


@pytest.mark.parametrize(("text", "expected"), TABLES + BOXES)
def test_structures(text: str, expected: str) -> None:
    assert outline(text) == expected


def test_a_class_that_the_style_sheet_draws_as_a_box_is_a_box() -> None:
    css = {"MediaWiki:Common.css": ".vak { border-left: 3px solid red } .kaal { color: red }"}
    assert outline('<div class="vak">a</div><div class="kaal">b</div>', css) == "<box>a</box><p>b</p>"


def test_image_map() -> None:
    text = "<map A.png><rect [1, 2, 3, 4] B bee><circle [5, 6, 7] B#deel B#deel>"
    text += "<poly [0, 0, 9, 0, 9, 9] http://c.nl see><default [] D D></map>"
    assert outline(MAP, {"Bestand:A.png": ""}) == text
    _document, notes = convert(MAP, {"Bestand:A.png": ""})
    assert [note.fragment for note in notes.lines] == ["onzin", "rect 1 2 [[B]]"]


def test_image_map_without_picture_is_reported() -> None:
    document, notes = convert("<imagemap>\nGeen bestand\n</imagemap>a")
    assert [note.topic for note in notes.lines] == ["imagemap"]
    assert len(document.blocks) == 1


def test_gallery() -> None:
    text = "<gallery caption=\"Het ''geheel''\">\nA.png|Een [[B]]\nBestand:A.png|alt=x|Twee\nWeg.png|Drie\n\n</gallery>"
    expected = "<gallery Het <i>geheel</i>><A.png: Een <a B>B</a>><A.png: Twee><Weg.png: Drie></gallery>"
    assert outline(text, {"Bestand:A.png": ""}) == expected
