"""ODS: the first sheet, read as a stream of XML.

odfpy, which writes our documents, reads a whole document into memory and believes every repeat; an uploaded file may
say that a row stands there a billion times (docs/decisions/0131).
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import ParseError  # only the error; defusedxml reads
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from .archives import ODS_PART
from .problems import MAX_COLUMNS, MAX_ROWS, SheetProblem

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def ods_rows(archive: ZipFile) -> Iterator[list[object]]:
    """Every row of the first table. Raises SheetProblem."""
    try:
        with archive.open(ODS_PART) as stream:
            yield from _rows(stream)
    except (ParseError, DefusedXmlException, KeyError, ValueError, OSError, EOFError) as broken:
        raise SheetProblem(_("Dit bestand is beschadigd. Bewaar het opnieuw en probeer het nog eens.")) from broken


def _rows(stream: Any) -> Iterator[list[object]]:
    for _event, element in iterparse(stream, events=("end",), forbid_dtd=True):
        if element.tag == f"{TABLE}table-row":
            cells = _cells(element)
            # Empty rows are repeated to the bottom of the sheet; one stands for all of them.
            times = _repeat(element, "number-rows-repeated") if cells else 1
            for _time in range(min(times, MAX_ROWS + 2)):
                yield cells
            element.clear()
        elif element.tag == f"{TABLE}table":
            return


def _cells(row: Any) -> list[object]:
    """The values up to the last cell that holds one, within bounds: repeats of nothing cost nothing."""
    cells: list[object] = []
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = min(_repeat(cell, "number-columns-repeated"), MAX_COLUMNS + 1)
        cells += [_value(cell)] * times
        if len(cells) > MAX_COLUMNS * 4:
            break
    while cells and cells[-1] in (None, ""):
        cells.pop()
    return cells


def _value(cell: Any) -> object:
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "date":
        return datetime.fromisoformat(str(cell.get(f"{OFFICE}date-value")))
    lines = ["".join(_words(paragraph)) for paragraph in cell.findall(f"{TEXT}p")]
    return "\n".join(lines) or None


def _words(element: Any) -> Iterator[str]:
    """The text of a paragraph; a run of spaces, a tab and a new line are elements of their own."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c", "1")), 100)
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        else:
            yield from _words(child)
        yield child.tail or ""


def _repeat(element: Any, name: str) -> int:
    return max(1, int(element.get(f"{TABLE}{name}", "1")))
