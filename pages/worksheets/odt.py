"""A worksheet as an ODT: the same questions, with boxes to type in."""

from io import BytesIO

from django.utils.translation import gettext as _
from odf import dc, meta, style, table, text
from odf.opendocument import OpenDocumentText

from pages.worksheets.content import Worksheet

LANGUAGE, COUNTRY = "nl", "NL"
BOX = "Antwoord"


def worksheet_odt(sheet: Worksheet, *, address: str = "") -> bytes:
    """Headings with their level, and below each question a box that grows with the answer."""
    document = OpenDocumentText()
    _styles(document)
    document.meta.addElement(dc.Title(text=sheet.title))
    document.meta.addElement(dc.Language(text=f"{LANGUAGE}-{COUNTRY}"))
    document.meta.addElement(meta.InitialCreator(text=sheet.municipality))
    _add(document, text.P(stylename="Title", text=sheet.title))
    for blank in sheet.blanks:
        _add(document, text.P(stylename="Standard", text=f"{blank}: "))
    number = 0
    for part in sheet.parts:
        if part.first_of_cell:
            _heading(document, 1, part.cell)
        _heading(document, 2, part.layer)
        for question in part.questions:
            number += 1
            _heading(document, 3, question.text)
            if question.reason:
                _add(document, text.P(stylename="Toelichting", text=question.reason))
            _answer_box(document, number)
    if address:
        _add(document, text.P(stylename="Toelichting", text=_("Deze vragen staan op: %(url)s") % {"url": address}))
    written = BytesIO()
    document.write(written)
    return written.getvalue()


def _add(document: OpenDocumentText, element: object) -> None:
    document.text.addElement(element)


def _heading(document: OpenDocumentText, level: int, words: str) -> None:
    _add(document, text.H(outlinelevel=level, stylename=f"Heading_20_{level}", text=words))


def _answer_box(document: OpenDocumentText, number: int) -> None:
    """A table of one cell, with a name that says which answer goes in."""
    box = table.Table(name=_("Antwoord %(number)s") % {"number": number}, stylename="Vak")
    box.addElement(table.TableColumn())
    row = table.TableRow(stylename="VakRij")
    cell = table.TableCell(stylename=BOX, valuetype="string")
    cell.addElement(text.P(stylename="Standard"))
    row.addElement(cell)
    box.addElement(row)
    _add(document, box)
    _add(document, text.P(stylename="Toelichting"))


def _styles(document: OpenDocumentText) -> None:
    """Few styles, with the names that text programs know, so that somebody can restyle the sheet at once."""
    language = style.DefaultStyle(family="paragraph")
    language.addElement(style.TextProperties(language=LANGUAGE, country=COUNTRY, fontsize="11pt"))
    document.styles.addElement(language)
    _paragraph(document, "Standard", "11pt", margin="0.1cm")
    _paragraph(document, "Title", "22pt", bold=True, margin="0.4cm")
    _paragraph(document, "Toelichting", "10pt", margin="0.2cm")
    for level, size in ((1, "16pt"), (2, "13pt"), (3, "11pt")):
        _paragraph(document, f"Heading_20_{level}", size, bold=True, margin="0.2cm", outline=level)
    row = style.Style(name="VakRij", family="table-row")
    row.addElement(style.TableRowProperties(minrowheight="3cm"))
    cell = style.Style(name=BOX, family="table-cell")
    cell.addElement(style.TableCellProperties(border="0.5pt solid #8a969c", padding="0.2cm"))
    box = style.Style(name="Vak", family="table")
    box.addElement(style.TableProperties(width="17cm", align="margins"))
    for made in (row, cell, box):
        document.automaticstyles.addElement(made)


def _paragraph(
    document: OpenDocumentText, name: str, size: str, *, bold: bool = False, margin: str = "0cm", outline: int = 0
) -> None:
    extra = {"defaultoutlinelevel": outline, "displayname": name.replace("_20_", " ")} if outline else {}
    made = style.Style(name=name, family="paragraph", **extra)
    keep = {"keepwithnext": "always", "margintop": "0.4cm"} if outline else {}
    made.addElement(style.ParagraphProperties(marginbottom=margin, **keep))
    made.addElement(style.TextProperties(fontsize=size, **({"fontweight": "bold"} if bold else {})))
    document.styles.addElement(made)
