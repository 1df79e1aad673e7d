"""The few styles of a paper in ODT, with names that text programs know: somebody can restyle it at once."""

from typing import Any

from odf import style, text
from odf.opendocument import OpenDocumentText

from participation.documents.table_grid import MAX_COLUMNS

LANGUAGE, COUNTRY = "nl", "NL"
BULLETS, NUMBERS = "Opsomming", "Nummering"
LEVELS = range(1, 11)
TABLE_CM = 17
# A table with more columns than this gives its first one room.
WIDE_TABLE = 3


def add_styles(document: OpenDocumentText) -> None:
    """All styles that ``participation.documents.odt`` names."""
    language = style.DefaultStyle(family="paragraph")
    language.addElement(style.TextProperties(language=LANGUAGE, country=COUNTRY, fontsize="11pt"))
    document.styles.addElement(language)
    _paragraph(document, "Standard", "11pt")
    _paragraph(document, "Title", "22pt", bold=True)
    _paragraph(document, "Toelichting", "10pt")
    _paragraph(document, "Foto", "11pt", keep=True)
    _paragraph(document, "Citaat", "11pt", marginleft="1cm")
    for level, size in ((1, "16pt"), (2, "13pt"), (3, "11pt")):
        _paragraph(document, f"Heading_20_{level}", size, bold=True, outline=level)
    _words(document, "Vet", fontweight="bold")
    _words(document, "Schuin", fontstyle="italic")
    _words(document, "Onderstreept", textunderlinestyle="solid", textunderlinewidth="auto")
    _words(document, "Nog invullen", backgroundcolor="#fff0b3")
    _lists(document)
    _tables(document)


def _paragraph(
    document: OpenDocumentText,
    name: str,
    size: str,
    *,
    bold: bool = False,
    outline: int = 0,
    marginleft: str = "0cm",
    keep: bool = False,
) -> None:
    """``keep``: on the page of what follows, as a heading is and a photo with the words beneath it."""
    extra = {"defaultoutlinelevel": outline, "displayname": name.replace("_20_", " ")} if outline else {}
    place = {"keepwithnext": "always"} if outline or keep else {}
    place |= {"margintop": "0.4cm"} if outline else {}
    made = style.Style(name=name, family="paragraph", **extra)
    made.addElement(style.ParagraphProperties(marginbottom="0.2cm", marginleft=marginleft, **place))
    made.addElement(style.TextProperties(fontsize=size, **({"fontweight": "bold"} if bold else {})))
    document.styles.addElement(made)


def _words(document: OpenDocumentText, name: str, **looks: str) -> None:
    made = style.Style(name=name, family="text")
    made.addElement(style.TextProperties(**looks))
    document.styles.addElement(made)


def _lists(document: OpenDocumentText) -> None:
    bullets, numbers = text.ListStyle(name=BULLETS), text.ListStyle(name=NUMBERS)
    for level in LEVELS:
        bullet = text.ListLevelStyleBullet(level=level, bulletchar="•")
        number = text.ListLevelStyleNumber(level=level, numformat="1", numsuffix=".")
        for made in (bullet, number):
            made.addElement(_indent(level))
        bullets.addElement(bullet)
        numbers.addElement(number)
    for made in (bullets, numbers):
        document.styles.addElement(made)


def _indent(level: int) -> Any:
    return style.ListLevelProperties(spacebefore=f"{0.6 * (level - 1):.1f}cm", minlabelwidth="0.6cm")


def _tables(document: OpenDocumentText) -> None:
    whole = style.Style(name="Tabel", family="table")
    whole.addElement(style.TableProperties(width=f"{TABLE_CM}cm", align="margins", marginbottom="0.3cm"))
    for columns in range(WIDE_TABLE + 1, MAX_COLUMNS + 1):
        for name, shares in (("Breed", 3), ("Smal", 2)):
            column = style.Style(name=f"{name}{columns}", family="table-column")
            width = f"{TABLE_CM * shares / (2 * columns + 1):.2f}cm"
            column.addElement(style.TableColumnProperties(columnwidth=width))
            document.automaticstyles.addElement(column)
    cell = style.Style(name="Cel", family="table-cell")
    cell.addElement(style.TableCellProperties(border="0.5pt solid #8a969c", padding="0.1cm"))
    for made in (whole, cell):
        document.automaticstyles.addElement(made)
