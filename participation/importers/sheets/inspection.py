"""What a careful reader wants to know before believing a workbook: hidden sheets, merged cells, formulas, encodings.

None of it is dangerous to read, but all of it makes that what is read in is not what somebody saw on the screen.
"""

import re
from collections.abc import Iterator
from typing import IO, Any
from xml.etree.ElementTree import ParseError  # only the error; defusedxml reads
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from .archives import ODS_PART, XLSX_PART, looks_like_zip, open_archive
from .csv_rows import decoded
from .problems import SheetProblem

CHUNK = 1024 * 1024
OVERLAP = 2_048
MOST_NAMED = 5
REPLACED = "\N{REPLACEMENT CHARACTER}"
FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f[\s>/]')
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z0-9:]{4,20})"')
ODS_FORMULA = re.compile(rb'table:formula="')
ODS_MERGED = re.compile(rb'table:number-(?:columns|rows)-spanned="(?:[2-9]|\d\d)')
ODS_HIDDEN = re.compile(rb'<style:table-properties\b[^>]*table:display="false"')
ODS_END = b"</table:table>"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def inspect_sheet(content: bytes) -> None:
    """Raises SheetProblem that says what to change."""
    if not looks_like_zip(content):
        _inspect_csv(content)
        return
    archive = open_archive(content)
    names = set(archive.namelist())
    if XLSX_PART in names:
        _inspect_xlsx(archive)
    elif ODS_PART in names:
        _inspect_ods(archive)


def _inspect_csv(content: bytes) -> None:
    if REPLACED in decoded(content):
        raise SheetProblem(_("Dit bestand heeft een verkeerde tekenset. Bewaar het als csv met UTF-8, of als xlsx."))


def _inspect_xlsx(archive: ZipFile) -> None:
    try:
        sheets = [sheet for sheet in fromstring(archive.read(XLSX_PART)).iter() if _tag(sheet) == "sheet"]
        part = _part_of(archive, sheets[0].get(RELATION)) if sheets else ""
    except (ParseError, DefusedXmlException, KeyError, ValueError, OSError) as broken:
        raise SheetProblem(_("Dit bestand is beschadigd. Bewaar het opnieuw en probeer het nog eens.")) from broken
    hidden = [str(sheet.get("name")) for sheet in sheets if sheet.get("state", "visible") != "visible"]
    if hidden:
        _refuse_hidden(hidden)
    if part not in archive.namelist():
        return
    with archive.open(part) as stream:
        formulas = _matches(stream, FORMULA)
    if formulas:
        message = _("In het bestand staan formules: %(cells)s. Plak die cellen als waarden en bewaar het opnieuw.")
        raise SheetProblem(message % {"cells": ", ".join(formulas)})
    with archive.open(part) as stream:
        merged = _matches(stream, MERGED)
    if merged:
        _refuse_merged(merged)


def _inspect_ods(archive: ZipFile) -> None:
    """Cells of an ODS have no names; the message says what is wrong, the program shows where."""
    with archive.open(ODS_PART) as stream:
        hidden = _matches(stream, ODS_HIDDEN)
    if hidden:
        _refuse_hidden([])
    with archive.open(ODS_PART) as stream:
        formulas = _matches(stream, ODS_FORMULA, ODS_END)
    if formulas:
        raise SheetProblem(_("In het bestand staan formules. Plak die cellen als waarden en bewaar het opnieuw."))
    with archive.open(ODS_PART) as stream:
        merged = _matches(stream, ODS_MERGED, ODS_END)
    if merged:
        _refuse_merged([])


def _refuse_hidden(names: list[str]) -> None:
    message = _("In het bestand staan verborgen bladen. Maak ze zichtbaar of haal ze weg.")
    if names:
        shown = ", ".join(names[:MOST_NAMED])
        message = _("Er zijn verborgen bladen: %(names)s. Maak ze zichtbaar of haal ze weg.") % {"names": shown}
    raise SheetProblem(message)


def _refuse_merged(cells: list[str]) -> None:
    message = _("In het bestand staan samengevoegde cellen. Splits die cellen en bewaar het opnieuw.")
    if cells:
        message = _("Deze cellen zijn samengevoegd: %(cells)s. Splits die cellen en bewaar het opnieuw.") % {
            "cells": ", ".join(cells)
        }
    raise SheetProblem(message)


def _part_of(archive: ZipFile, relation: str | None) -> str:
    """Where the first sheet is in the archive."""
    for row in fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        if relation and row.get("Id") == relation:
            target = str(row.get("Target", ""))
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _matches(stream: IO[bytes], pattern: re.Pattern[bytes], end: bytes = b"") -> list[str]:
    """The first few things found, each once, up to ``end``; in pieces, for a sheet can be large."""
    found: dict[str, None] = {}
    for piece in _pieces(stream, end):
        for match in pattern.finditer(piece):
            found[(match.group(1) if pattern.groups else match.group(0)).decode("ascii", "replace")] = None
            if len(found) >= MOST_NAMED:
                return list(found)
    return list(found)


def _pieces(stream: IO[bytes], end: bytes) -> Iterator[bytes]:
    before = b""
    while chunk := stream.read(CHUNK):
        piece = before + chunk
        if end and end in piece:
            yield piece[: piece.index(end)]
            return
        yield piece
        before = piece[-OVERLAP:]
