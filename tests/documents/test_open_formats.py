"""The tables as ODS and GeoJSON, read back: the first with our own reader of sheets."""

import json
from typing import Any

import pytest

from pages.models import Area
from participation.documents.geojson import joined, point
from participation.documents.tables import table_response
from participation.importers.sheets.reading import open_sheet
from participation.models import Werkatelier
from tests.documents.test_exports import exported, make_register
from tests.documents.test_tables import COLUMNS, DAY, HARMLESS, HOSTILE, MOMENT, content, many

SQUARE = {"type": "Polygon", "coordinates": [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]]}
TWO = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"], SQUARE["coordinates"]]}


def from_ods(rows: Any) -> list[list[object]]:
    sheet = open_sheet(content(table_response("lijst", COLUMNS, rows, "ods")))
    assert sheet.columns == ["Tekst", "Getal", "Dag", "Moment"]
    return [cells for _number, cells in sheet.rows]


def from_geojson(rows: Any) -> list[dict[str, Any]]:
    read = json.loads(content(table_response("lijst", COLUMNS, rows, "geojson", lambda row: point(row[1], 52))))
    assert read["type"] == "FeatureCollection"
    return list(read["features"])


def test_no_cell_of_an_ods_is_a_formula() -> None:
    rows = from_ods([(value, -5, DAY, MOMENT) for value in HOSTILE])
    assert len(rows) == len(HOSTILE)
    assert all(str(row[0]).startswith("'") for row in rows)


def test_an_ods_says_what_was_in_the_cells() -> None:
    rows = from_ods([(value, -5, DAY, MOMENT) for value in [*HARMLESS, "twee  spaties", "een\ttab", "<b>&\x00]]>"]])
    assert [row[0] or "" for row in rows] == [*HARMLESS, "twee  spaties", "een\ttab", "<b>&]]>"]
    # Our reader hands numbers and moments over as they were written.
    assert [str(cell) for cell in rows[0][1:]] == ["-5", "2026-03-02 00:00:00", "2026-07-01 19:30:00"]


def test_ten_thousand_rows_of_an_ods_arrive_whole() -> None:
    assert len(from_ods(many(10_000))) == 10_000


def test_geojson_holds_the_text_as_it_is_and_moments_with_their_offset() -> None:
    feature, without = from_geojson([("=1+1", 5, DAY, MOMENT), ("Zonder plek", None, None, None)])
    assert feature["properties"] == {
        "Tekst": "=1+1",
        "Getal": 5,
        "Dag": "2026-03-02",
        "Moment": "2026-07-01T19:30:00+02:00",
    }
    assert feature["geometry"] == {"type": "Point", "coordinates": [5.0, 52.0]}
    assert without["geometry"] is None
    assert from_geojson([]) == []


def test_a_list_without_places_has_no_geojson() -> None:
    with pytest.raises(ValueError, match="geojson"):
        table_response("lijst", COLUMNS, [], "geojson")


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        ([], None),
        ([None], None),
        ([SQUARE], SQUARE),
        ([SQUARE, None, SQUARE], TWO),
        ([TWO, SQUARE], {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]] * 3}),
    ],
)
def test_some_areas_are_one_shape(shapes: list[Any], expected: Any) -> None:
    assert joined(shapes) == expected


@pytest.mark.django_db
def test_lists_on_the_map_carry_points_and_borders() -> None:
    make_register()

    Area.objects.update(geometry=SQUARE, outline=SQUARE, west=5, south=52, east=5.1, north=52.1)
    Werkatelier.objects.update(longitude="5.75", latitude="52.5")
    shown = {
        name: json.loads(exported(name, "geojson"))["features"] for name in ("opgaven", "trajecten", "werkateliers")
    }
    assert shown["opgaven"][0]["geometry"] == shown["trajecten"][0]["geometry"] == SQUARE
    assert shown["werkateliers"][0]["geometry"] == {"type": "Point", "coordinates": [5.75, 52.5]}
    assert shown["opgaven"][0]["properties"]["Titel"] == "Brink 0"
