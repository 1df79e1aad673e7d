"""A table as an OpenDocument spreadsheet, written row by row: the library for ODS keeps a whole sheet in memory."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from participation.documents.cells import Cell

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
# What XML 1.0 cannot hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{short}="{_OASIS}:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
) + (f' xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"')
_DAY = (
    '<number:day number:style="long"/><number:text>-</number:text><number:month number:style="long"/>'
    '<number:text>-</number:text><number:year number:style="long"/>'
)
_TIME = (
    '<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>'
    '<number:minutes number:style="long"/>'
)
_STYLES = (
    "<office:automatic-styles>"
    f'<number:date-style style:name="N1">{_DAY}</number:date-style>'
    f'<number:date-style style:name="N2">{_DAY}{_TIME}</number:date-style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="moment" style:family="table-cell" style:data-style-name="N2"/>'
    '<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/>'
    "</style:style></office:automatic-styles>"
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def write_ods(
    file: IO[bytes], title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], limit: Callable[[str], str]
) -> None:
    """Write the sheet to an open file that can be sought in. ``limit`` cuts a text to what a cell holds."""
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        # Without its length in an extra field and not packed, so that a file manager sees what this is.
        book.writestr(ZipInfo("mimetype"), ODS_TYPE, ZIP_STORED)
        book.writestr("META-INF/manifest.xml", _MANIFEST)
        with book.open("content.xml", "w", force_zip64=True) as part:
            for piece in _content(title, headings, rows, limit):
                part.write(piece.encode())


def _content(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], limit: Callable[[str], str]
) -> Iterator[str]:
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.3">{_STYLES}'
        f"<office:body><office:spreadsheet><table:table table:name={quoteattr(title)}>"
        f'<table:table-column table:number-columns-repeated="{max(len(headings), 1)}"/><table:table-header-rows>'
    )
    yield _row(_text(heading, ' table:style-name="head"') for heading in headings)
    yield "</table:table-header-rows>"
    for row in rows:
        yield _row(_cell(limit(value) if isinstance(value, str) else value) for value in row)
    yield "</table:table></office:spreadsheet></office:body></office:document-content>"


def _row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(value: Cell) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, datetime | date):
        style = "moment" if isinstance(value, datetime) else "day"
        return (
            f'<table:table-cell table:style-name="{style}" office:value-type="date" '
            f'office:date-value="{value.isoformat()}">{_paragraph(value.isoformat())}</table:table-cell>'
        )
    if isinstance(value, str):
        return _text(value)
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}">{_paragraph(str(value))}'
        "</table:table-cell>"
    )


def _text(value: str, style: str = "") -> str:
    """Text stays text, whatever it looks like; each line is a paragraph."""
    lines = _NOT_XML.sub("", value).split("\n")
    return f'<table:table-cell{style} office:value-type="string">{"".join(map(_paragraph, lines))}</table:table-cell>'


def _paragraph(line: str) -> str:
    """Tabs and rows of spaces would fold into one space."""
    words = escape(line).replace("\t", "<text:tab/>")
    spaced = re.sub(" {2,}", lambda run: f' <text:s text:c="{len(run.group()) - 1}"/>', words)
    return f"<text:p>{spaced}</text:p>"
