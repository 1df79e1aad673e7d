"""The PDF and ODT of a worksheet: readable for everybody, with the words as they were typed."""

import io
import zipfile

import pikepdf
import pytest
from odf import table, text
from odf.opendocument import load
from odf.teletype import extractText

from pages.worksheets.content import Asked, Part, Worksheet
from pages.worksheets.odt import worksheet_odt
from pages.worksheets.pdf import worksheet_pdf
from tests.documents.test_pdf import HOSTILE, tags, words

SHEET = Worksheet(
    "Werkblad Verkennen: Actoren",
    "Voorbeeldpolder",
    (
        Part("Verkennen: Actoren", "Kernvragen", True, (Asked("Wie doet mee?", "Zonder wie lukt het niet?"),)),
        Part(
            "Verkennen: Actoren", "Verdieping, laag 2", False, (Asked("Wie ontbreekt?", ""), Asked("En wie nog?", ""))
        ),
        Part("Ontwerpen: Proces", "Kernvragen", True, (Asked("Wat is de eerste stap?", ""),)),
    ),
)
ADDRESS = "https://voorbeeldpolder.example/werkbladen/"


def with_question(typed: str) -> Worksheet:
    return Worksheet(typed, typed, (Part(typed, "Kernvragen", True, (Asked(typed, typed),)),))


def test_the_pdf_is_tagged_for_everybody() -> None:
    pdf = worksheet_pdf(SHEET, address=ADDRESS)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.Lang == "nl-NL"
        assert bool(document.Root.MarkInfo.Marked)
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert document.open_metadata()["dc:title"] == SHEET.title
    headings = [tag for tag in tags(pdf) if tag in {"/H1", "/H2", "/H3"}]
    assert headings == ["/H1", "/H2", "/H3", "/H2", "/H3", "/H3", "/H1", "/H2", "/H3"]
    shown = words(pdf)
    for part in ("Wie doet mee?", "Zonder wie lukt het niet?", "Verdieping, laag 2", "Wat is de eerste stap?", ADDRESS):
        assert part in shown, part


@pytest.mark.parametrize("typed", [*HOSTILE, "Blij 😀", "x" * 3000])
def test_typed_words_are_printed_and_never_run(typed: str) -> None:
    shown = words(worksheet_pdf(with_question(typed)))
    assert "root:" not in shown
    assert " ".join(typed.split())[:40].replace("😀", "[U+1F600]") in shown


def test_the_odt_has_a_box_for_each_answer() -> None:
    made = worksheet_odt(SHEET, address=ADDRESS)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert archive.testzip() is None
    document = load(io.BytesIO(made))
    headings = [(node.getAttribute("outlinelevel"), extractText(node)) for node in document.getElementsByType(text.H)]
    assert [level for level, _words in headings] == ["1", "2", "3", "2", "3", "3", "1", "2", "3"]
    assert headings[2] == ("3", "Wie doet mee?")
    boxes = document.getElementsByType(table.Table)
    assert len(boxes) == 4
    assert len({box.getAttribute("name") for box in boxes}) == 4
    assert "Zonder wie lukt het niet?" in extractText(document.text)


@pytest.mark.parametrize("typed", [*HOSTILE, "Blij 😀 <b>&amp; ]]>"])
def test_the_odt_keeps_words_as_they_were_typed(typed: str) -> None:
    document = load(io.BytesIO(worksheet_odt(with_question(typed))))
    assert " ".join(typed.split()) in " ".join(extractText(document.text).split())
