"""Reading uploaded tables: every format alike, and hostile files refused in words or harmless."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from participation.importers.sheets import SheetProblem, date_of, open_sheet, text_of

ROWS = [["Inbreng", "Datum"], ["Meer bomen", "3-2-2026"], ["Minder auto's", "4 februari 2026"]]
ODS_HEAD = (
    '<?xml version="1.0"?><o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:spreadsheet><t:table>'
)
ODS_TAIL = "</t:table></o:spreadsheet></o:body></o:document-content>"
CELL = "<t:table-cell{more}><x:p>{text}</x:p></t:table-cell>"


def xlsx(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def ods(rows: list[list[str]]) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for row in rows:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    file = BytesIO()
    document.write(file)
    return file.getvalue()


def zipped(**parts: str | bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def raw_ods(body: str) -> bytes:
    return zipped(content_xml=ODS_HEAD + body + ODS_TAIL)


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(";".join(row) for row in ROWS).encode(),
        "\n".join("\t".join(row) for row in ROWS).encode("utf-16"),
        ("\ufeff" + "\n".join(",".join(row) for row in ROWS)).encode(),
        "\r\n".join(";".join(row) for row in ROWS).encode("cp1252"),
        xlsx(ROWS),  # type: ignore[arg-type]  # a row of a table in this test
        ods(ROWS),
    ],
)
def test_every_format_reads_alike(content: bytes) -> None:
    sheet = open_sheet(content)
    assert sheet.columns == ["Inbreng", "Datum"]
    assert [(number, [text_of(cell) for cell in cells]) for number, cells in sheet.rows] == [(2, ROWS[1]), (3, ROWS[2])]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0 oude excel",
        b"\x89PNG\r\n",
        b"PK\x03\x04 geen archief",
        b"a;b\n1;\x00",
        b"alleen een kop",
        b"a;b\n" + b"1;2\n" * 100_002,
        b";".join(b"k%d" % number for number in range(300)) + b"\n1",
        b"a\n" + b"x" * 200_000,
        zipped(leeg="niets"),
        zipped(content_xml="<niet af"),
        zipped(xl__workbook_xml="<x/>"),
        zipped(content_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        zipped(content_xml=b"0" * (60 * 1024 * 1024)),
        raw_ods(
            "<t:table-row>" + CELL.format(more=' t:number-columns-repeated="999999999"', text="a") + "</t:table-row>"
        ),
        raw_ods('<t:table-row t:number-rows-repeated="999999999">' + CELL.format(more="", text="a") + "</t:table-row>"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(SheetProblem) as refused:
        list(open_sheet(content).rows)
    assert str(refused.value.message).endswith((".", "."))


def test_empty_repeats_cost_nothing_and_formulas_are_not_run() -> None:
    empty = (
        '<t:table-row t:number-rows-repeated="1048576"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>'
    )
    rows = "".join(f"<t:table-row>{CELL.format(more='', text=text)}</t:table-row>" for text in ("kop", "=1+1"))
    assert [cells for _number, cells in open_sheet(raw_ods(rows + empty)).rows if cells] == [["=1+1"]]
    sheet = open_sheet(xlsx([["kop", "b"], ["=HYPERLINK(1)", "tekst"]]))
    assert [cells for _number, cells in sheet.rows] == [[None, "tekst"]]


def test_a_size_that_a_file_gives_of_itself_is_not_believed() -> None:
    content = xlsx([["kop"], ["waarde"]])
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"A1:A2", b"A1:XFD1048576")
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert [cells for _number, cells in open_sheet(file.getvalue()).rows] == [["waarde"]]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("3-2-2026", date(2026, 2, 3)),
        ("03/02/2026 14:05", date(2026, 2, 3)),
        ("3.2.26", date(2026, 2, 3)),
        ("3 februari 2026", date(2026, 2, 3)),
        ("dinsdag 3 mrt 2026", date(2026, 3, 3)),
        ("3 maart 2026", date(2026, 3, 3)),
        ("2026-02-03T10:00", date(2026, 2, 3)),
        (datetime(2026, 2, 3, 9), date(2026, 2, 3)),  # noqa: DTZ001  # a sheet knows no time zone
        ("", None),
        (None, None),
    ],
)
def test_days_in_dutch_notation(cell: object, day: date | None) -> None:
    assert date_of(cell) == day


@pytest.mark.parametrize("cell", ["morgen", "31-2-2026", "2/13/2026", "12345", "3 brumaire 2026"])
def test_what_is_no_day(cell: str) -> None:
    with pytest.raises(ValueError):
        date_of(cell)
