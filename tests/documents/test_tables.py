"""The one exporter: nothing in a cell is run, any number of rows fits, and both formats say the same."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.http import FileResponse, StreamingHttpResponse
from openpyxl import load_workbook

from participation.documents.tables import Column, table_response

HOSTILE = [
    "=1+1",
    "+31 6 12345678",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =cmd|' /C calc'!A0",
    "\u00a0=1",
    "＝1+1",
    '=HYPERLINK("https://elders.example";"klik")',
]
HARMLESS = ["Gewone tekst", "a=b", "1-2", "", 'Puntkomma; en "aanhaling"', "Regel\ntwee", "€ ë 😀", "'s avonds"]
COLUMNS = [
    Column("Tekst", lambda row: row[0]),
    Column("Getal", lambda row: row[1]),
    Column("Dag", lambda row: row[2]),
    Column("Moment", lambda row: row[3]),
]
DAY = date(2026, 3, 2)
MOMENT = datetime(2026, 7, 1, 17, 30, tzinfo=UTC)


def nowhere(_row: Any) -> None:
    return None


def content(response: StreamingHttpResponse | FileResponse) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[arg-type]  # a synchronous response


def from_csv(rows: Any, name: str = "lijst") -> list[list[str]]:
    text = content(table_response(name, COLUMNS, rows, "csv")).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def from_xlsx(rows: Any) -> list[tuple[Any, ...]]:
    book = load_workbook(io.BytesIO(content(table_response("lijst", COLUMNS, rows, "xlsx"))), read_only=False)
    return [tuple(cell for cell in row) for row in book.active.iter_rows()]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_looks_like_a_formula_is_text(value: str) -> None:
    rows = [(value, -5, DAY, MOMENT)]
    shown = from_csv(rows)[1][0]
    cell = from_xlsx(rows)[1][0]
    assert shown.startswith("'")
    assert str(cell.value).startswith("'")
    assert cell.data_type == "s"


@pytest.mark.parametrize("value", HARMLESS)
def test_other_text_comes_through_unchanged(value: str) -> None:
    rows = [(value, 5, None, None)]
    assert from_csv(rows)[1] == [value, "5", "", ""]
    assert (from_xlsx(rows)[1][0].value or "") == value


def test_numbers_and_dates_are_numbers_and_dates() -> None:
    rows = [("x", -5, DAY, MOMENT)]
    assert from_csv(rows)[1] == ["x", "-5", "2026-03-02", "2026-07-01 19:30"]
    _text, number, day, moment = from_xlsx(rows)[1]
    assert number.value == -5
    assert day.value.date() == DAY
    assert moment.value.isoformat() == "2026-07-01T19:30:00"


def test_characters_that_a_sheet_cannot_hold_are_left_out() -> None:
    rows = [("a\x00b\x0bc\ud800d", None, None, None)]
    assert from_csv(rows)[1][0] == "abcd"
    assert from_xlsx(rows)[1][0].value == "abcd"


def test_a_very_long_text_fits_in_a_cell() -> None:
    rows = [("x" * 100_000, None, None, None)]
    assert len(from_csv(rows)[1][0]) == 100_000
    assert len(from_xlsx(rows)[1][0].value) == 32_767


def test_a_dutch_spreadsheet_opens_the_csv_by_itself() -> None:
    response = table_response("lijst", COLUMNS, [], "csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert content(response) == "\ufeffTekst;Getal;Dag;Moment\r\n".encode()


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "ods", "geojson"])
@pytest.mark.parametrize("name", ['../../etc/"passwd"\r\nX-Kop: 1', "Opgaven & trajecten", ""])
def test_the_file_name_is_safe(name: str, file_format: str) -> None:
    header = table_response(name, COLUMNS, [], file_format, nowhere)["Content-Disposition"]
    assert header.isascii()
    assert header.startswith('attachment; filename="')
    assert header.endswith(f'.{file_format}"')
    assert not set("\r\n/\\") & set(header)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf"):
        table_response("lijst", COLUMNS, [], "pdf")


def many(count: int) -> Iterator[tuple[Any, ...]]:
    for number in range(count):
        yield (f"{HOSTILE[number % len(HOSTILE)]} {number} " + "woord " * 20, number, DAY, MOMENT)


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_ten_thousand_rows_arrive_whole(file_format: str) -> None:
    rows = from_csv(many(10_000)) if file_format == "csv" else from_xlsx(many(10_000))
    assert len(rows) == 10_001
    values = [row[0] if file_format == "csv" else row[0].value for row in rows[1:]]
    assert all(str(value).startswith("'") for value in values)
    assert f" {9_999} " in str(values[-1])


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "ods", "geojson"])
def test_memory_does_not_grow_with_the_rows(file_format: str) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        for _chunk in table_response("lijst", COLUMNS, many(count), file_format, nowhere).streaming_content:
            pass
        _now, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(10)
    assert peak(8_000) < 2 * peak(2_000) + 500_000
