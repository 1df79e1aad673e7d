"""Files as people and programs write them, for the tests of lists and areas."""

import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory

HEADING = ("Soort rij", "Titel", "Hoort bij", "Stand", "Trekker", "Begin", "Is er participatie?", "Reden van die keuze",
           "Besloten door", "Besloten op", "Soort opgave", "Gebieden", "Partijen", "Budget in euro")  # fmt: skip
POLICY = ("Opgave", "Gezond wonen", "", "Open", "", "", "", "", "", "", "Beleidsopgave")
OPGAVE = ("Opgave", "Een groen plein", "Gezond wonen", "Open", "anna@gemeente.example", "3 februari 2026", "nee",
          "Alles ligt al vast.", "Raad", "3-2-2026", "Concreet", "Molenhoek")  # fmt: skip
TRAJECT = ("Traject", "Samen planten", "Een groen plein", "Realiseren", "anna@gemeente.example", "2026-02-03",
           *[""] * 6, "Dorpsraad (coproducent); Buurtclub", "€ 12.500,00")  # fmt: skip


def changed(row: tuple[str, ...], place: int, text: str) -> tuple[str, ...]:
    """The row with something else in one cell."""
    return (*row[:place], text, *row[place + 1 :])


def csv_of(*rows: Sequence[str], heading: Sequence[str] = HEADING) -> bytes:
    return "\n".join(";".join(f'"{cell}"' for cell in row) for row in (heading, *rows)).encode()


def xlsx_of(*rows: Sequence[Any], heading: Sequence[str] = HEADING, change: Any = None) -> bytes:
    """``change`` gets the book before it is saved."""
    book = Workbook()
    for row in (heading, *rows):
        book.active.append(list(row))
    if change:
        change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def ods_of(row: str, styles: str = "") -> bytes:
    """The smallest ODS: a heading and one row, as XML."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "style", "table", "text")
    )
    cell = "<table:table-cell><text:p>Titel</text:p></table:table-cell>"
    content = (
        f"<office:document-content{names}>{styles}<office:body><office:spreadsheet><table:table>"
        f"<table:table-row>{cell}</table:table-row><table:table-row>{row}</table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("content.xml", content)
    return file.getvalue()


def square(west: float = 5.0, south: float = 52.0, size: float = 0.01) -> list[list[list[float]]]:
    """A ring with the clock, which is turned round when it is read."""
    east, north = west + size, south + size
    return [[[west, south], [west, north], [east, north], [east, south], [west, south]]]


def feature(name: Any = "Molenhoek", coordinates: Any = None, kind: str = "Polygon") -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": square() if coordinates is None else coordinates}
    return {"type": "Feature", "properties": {"naam": name, "code": 7}, "geometry": geometry}


def geojson(*features: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


@pytest.fixture
def leader(db: None) -> User:
    return UserFactory(role=Role.PROJECT_LEADER)


@pytest.fixture
def anna(db: None) -> User:
    """Somebody whom a list can name."""
    return UserFactory(role=Role.PROJECT_LEADER, email="anna@gemeente.example")


@pytest.fixture
def writer(db: None) -> User:
    """A communication officer."""
    return UserFactory(role=Role.COMMUNICATION)
