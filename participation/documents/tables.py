"""The one exporter of tables: CSV and XLSX, in constant memory, with cells that no spreadsheet runs as a formula.

CSV is UTF-8 with a byte order mark and semicolons, which is what a Dutch spreadsheet opens without asking; dates are
ISO 8601 (docs/decisions/0017).
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.timezone import is_aware, localdate, localtime
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from participation.rich_text import clean_text

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = ("csv", "xlsx")
BATCH = 500
# What a spreadsheet takes for the start of a formula, also behind white space, also in full width.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CELL_LIMIT = 32_767

Cell = str | int | float | Decimal | date | datetime | None


@dataclass(frozen=True)
class Column:
    """A column: its heading, and how to take its value from a row. ``width`` in characters, for XLSX."""

    title: str | Promise
    value: Callable[[Any], Cell]
    width: int = 24


def table_response(
    name: str, columns: Sequence[Column], rows: Iterable[Any], file_format: str
) -> StreamingHttpResponse | FileResponse:
    """The table as a download. Raises ValueError for a format that we do not make."""
    if file_format == "csv":
        response = StreamingHttpResponse(_csv_lines(columns, rows), content_type=CSV_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{_file_name(name, file_format)}"'
        return response
    if file_format == "xlsx":
        return _xlsx_response(name, columns, rows)
    raise ValueError(f"No table format: {file_format}")


def safe_cell(value: Cell) -> Cell:
    """A value that is shown and never run: text that looks like a formula gets an apostrophe in front."""
    if isinstance(value, Promise):
        value = str(value)
    if isinstance(value, datetime):
        return localtime(value).replace(tzinfo=None, microsecond=0) if is_aware(value) else value
    if not isinstance(value, str):
        return value
    text = clean_text(value)
    starts_badly = text[:1] in ("\t", "\n") or text.strip().startswith(_FORMULA_STARTS)
    return f"'{text}" if starts_badly else text


def _file_name(name: str, file_format: str) -> str:
    return f"{slugify(name) or 'tabel'}-{localdate().isoformat()}.{file_format}"


def _streamed(rows: Iterable[Any]) -> Iterable[Any]:
    """A queryset in batches through a server-side cursor; the whole list is never in memory."""
    return rows.iterator(chunk_size=BATCH) if isinstance(rows, QuerySet) else rows


class _Echo:
    """What ``csv.writer`` writes to: it hands the line back."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    lines = ["\ufeff" + writer.writerow([str(column.title) for column in columns])]
    for row in _streamed(rows):
        lines.append(writer.writerow([_csv_cell(column.value(row)) for column in columns]))
        if len(lines) >= BATCH:
            yield "".join(lines)
            lines = []
    yield "".join(lines)


def _csv_cell(value: Cell) -> Cell:
    safe = safe_cell(value)
    if isinstance(safe, datetime):
        return safe.isoformat(sep=" ", timespec="minutes")
    return safe.isoformat() if isinstance(safe, date) else safe


def _xlsx_response(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> FileResponse:
    """Written to a temporary file on disk, row by row, and sent from there."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title=(slugify(name) or "tabel")[:31])
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append([_heading(sheet, column) for column in columns])
    for row in _streamed(rows):
        sheet.append([_xlsx_cell(sheet, column.value(row)) for column in columns])
    file = TemporaryFile()  # noqa: SIM115  # the response closes it after sending
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=_file_name(name, "xlsx"), content_type=XLSX_TYPE)


def _heading(sheet: Any, column: Column) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=str(column.title))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _xlsx_cell(sheet: Any, value: Cell) -> Any:
    """Text is stored as text, whatever it looks like."""
    safe = safe_cell(value)
    if isinstance(safe, datetime | date):
        cell = WriteOnlyCell(sheet, value=safe)
        cell.number_format = "dd-mm-yyyy hh:mm" if isinstance(safe, datetime) else "dd-mm-yyyy"
        return cell
    if not isinstance(safe, str):
        return safe
    cell = WriteOnlyCell(sheet, value=safe[:_CELL_LIMIT])
    cell.data_type = "s"
    return cell
