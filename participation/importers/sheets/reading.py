"""One way to read a table, whatever kind of file it came in. What the file is, is seen from its content."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from .archives import ODS_PART, XLSX_PART, looks_like_zip, open_archive
from .csv_rows import csv_rows
from .ods_rows import ods_rows
from .problems import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS, SheetProblem
from .xlsx_rows import xlsx_rows

Cell = object
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
NO_TABLE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x7fELF", b"MZ")


@dataclass(frozen=True)
class Sheet:
    """The names of the columns, and the rows beneath them with their number. ``rows`` can be read once.

    ``doubled``: headings that stand there more than once; ``columns`` has a number behind the later ones.
    """

    columns: list[str]
    rows: Iterator[tuple[int, list[Cell]]]
    doubled: tuple[str, ...] = ()


def open_sheet(content: bytes) -> Sheet:
    """Read the heading; the rows follow when they are asked for, and may still raise SheetProblem."""
    if not content.strip():
        raise SheetProblem(_("Dit bestand is leeg."))
    if len(content) > MAX_BYTES:
        raise SheetProblem(_("Dit bestand is te groot. Een bestand is ten hoogste 20 MB."))
    numbered = _checked(_rows_of(content))
    heading = next(((number, row) for number, row in numbered if any(_shown(cell) for cell in row)), None)
    if heading is None:
        raise SheetProblem(_("In dit bestand staat geen tabel."))
    # One row further, so that an unreadable file says so now and not later.
    first = next(numbered, None)
    if first is None:
        raise SheetProblem(_("Onder de kopregel staat niets."))
    return Sheet(_columns(heading[1]), chain([first], numbered), _doubled(heading[1]))


def _rows_of(content: bytes) -> Iterator[list[Cell]]:
    if content.startswith(OLD_EXCEL):
        raise SheetProblem(_("Dit bestand is van een oude Excel, of heeft een wachtwoord. Bewaar het als xlsx."))
    if content.startswith(NO_TABLE):
        raise SheetProblem(_("Dit is geen tabel. Bewaar het bestand als xlsx, ods of csv."))
    if not looks_like_zip(content):
        return csv_rows(content)
    archive = open_archive(content)
    names = set(archive.namelist())
    if XLSX_PART in names:
        return xlsx_rows(content)
    if ODS_PART in names:
        return ods_rows(archive)
    raise SheetProblem(_("Dit is geen tabel. Bewaar het bestand als xlsx, ods of csv."))


def _checked(rows: Iterator[list[Cell]]) -> Iterator[tuple[int, list[Cell]]]:
    """Numbered from 1, without the empty end of a row, within bounds."""
    for number, row in enumerate(rows, start=1):
        cells = _trimmed(row)
        if number > MAX_ROWS + 1:
            raise SheetProblem(_("Dit bestand heeft meer dan 100.000 rijen. Verdeel het over meer bestanden."))
        if len(cells) > MAX_COLUMNS:
            raise SheetProblem(_("Dit bestand heeft meer dan 200 kolommen. Haal weg wat u niet nodig hebt."))
        if any(isinstance(cell, str) and len(cell) > MAX_CELL for cell in cells):
            message = _("In rij %(number)s staat een tekst die te lang is: meer dan 32.767 tekens.")
            raise SheetProblem(message % {"number": number})
        yield number, cells


def _trimmed(row: list[Cell]) -> list[Cell]:
    end = len(row)
    while end and row[end - 1] in (None, ""):
        end -= 1
    return row[:end]


def _columns(heading: list[Cell]) -> list[str]:
    """Each column with a name of its own."""
    names: list[str] = []
    for number, cell in enumerate(heading, start=1):
        name = _shown(cell)[:100] or _("Kolom %(number)s") % {"number": number}
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _doubled(heading: list[Cell]) -> tuple[str, ...]:
    """Headings that a reader cannot tell apart, as they stand there first."""
    shown = [_shown(cell) for cell in heading]
    folded = [name.casefold() for name in shown]
    again = {name for name in folded if name and folded.count(name) > 1}
    return tuple(shown[folded.index(name)] for name in sorted(again))


def _shown(cell: Cell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""
