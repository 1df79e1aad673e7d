"""The one exporter of tables: CSV, XLSX, ODS and GeoJSON, in constant memory, and no cell of a sheet is a formula.

CSV is UTF-8 with a byte order mark and semicolons, which is what a Dutch spreadsheet opens without asking; dates are
ISO 8601 (docs/decisions/0017).
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
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

from participation.documents.cells import Cell
from participation.documents.geojson import GEOJSON_TYPE, Place, features
from participation.documents.ods import ODS_TYPE, write_ods
from participation.rich_text import clean_text

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEETS = "csv|xlsx|ods"  # for the pattern of an address
BATCH = 500
# What a spreadsheet takes for the start of a formula, also behind white space, also in full width.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CELL_LIMIT = 32_767


@dataclass(frozen=True)
class Column:
    """A column: its heading, and how to take its value from a row. ``width`` in characters, for XLSX.

    ``internal``: has no place in a table that everybody gets.
    """

    title: str | Promise
    value: Callable[[Any], Cell]
    width: int = 24
    internal: bool = False


def table_response(
    name: str, columns: Sequence[Column], rows: Iterable[Any], file_format: str, place: Place | None = None
) -> StreamingHttpResponse | FileResponse:
    """The table as a download. Raises ValueError for a format that we do not make.

    ``place`` gives where a row is on the map; a list without places has no GeoJSON.
    """
    if file_format == "csv":
        return _streaming(name, _csv_lines(columns, rows), file_format, CSV_TYPE)
    if file_format == "geojson" and place:
        return _streaming(name, features(_features(columns, rows, place), BATCH), file_format, GEOJSON_TYPE)
    if file_format == "xlsx":
        return _xlsx_response(name, columns, rows)
    if file_format == "ods":
        return _ods_response(name, columns, rows)
    raise ValueError(f"No table format: {file_format}")


def _streaming(name: str, pieces: Iterator[str], file_format: str, content_type: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(pieces, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{_file_name(name, file_format)}"'
    return response


def safe_cell(value: Cell) -> Cell:
    """A value that is shown and never run: text that looks like a formula gets an apostrophe in front."""
    text = _clean_cell(value)
    if not isinstance(text, str):
        return text
    starts_badly = text[:1] in ("\t", "\n") or text.strip().startswith(_FORMULA_STARTS)
    return f"'{text}" if starts_badly else text


def _clean_cell(value: Cell) -> Cell:
    """Text without control characters, moments on the local clock."""
    if isinstance(value, Promise):
        value = str(value)
    if isinstance(value, datetime):
        return localtime(value).replace(tzinfo=None, microsecond=0) if is_aware(value) else value
    return clean_text(value) if isinstance(value, str) else value


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


def _ods_response(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> FileResponse:
    """Like XLSX: by way of a temporary file on disk."""
    file = TemporaryFile()  # noqa: SIM115  # the response closes it after sending
    cells = ([safe_cell(column.value(row)) for column in columns] for row in _streamed(rows))
    title, headings = slugify(name) or "tabel", [str(column.title) for column in columns]
    write_ods(file, title, headings, cells, lambda text: text[:_CELL_LIMIT])
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=_file_name(name, "ods"), content_type=ODS_TYPE)


def _features(columns: Sequence[Column], rows: Iterable[Any], place: Place) -> Iterator[tuple[dict[str, Any], Any]]:
    """No spreadsheet opens these, so text stands there as it is; moments with their offset (RFC 3339)."""
    titles = [str(column.title) for column in columns]
    for row in _streamed(rows):
        values = (_json_cell(column.value(row)) for column in columns)
        yield dict(zip(titles, values, strict=True)), place(row)


def _json_cell(value: Cell) -> Cell:
    if isinstance(value, datetime) and is_aware(value):
        return localtime(value).isoformat(timespec="seconds")
    clean = _clean_cell(value)
    return clean.isoformat() if isinstance(clean, date) else clean


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
