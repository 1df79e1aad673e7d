"""Borders of areas from GeoJSON: what is refused, what is converted, what is replaced, and what comes back."""

import json
from math import cos, pi, sin
from typing import Any

import pytest

from pages.choices import AreaKind
from pages.models import Area
from participation import audit
from participation.choices import ImportState
from participation.exceptions import NotAllowed, ParticipationError
from participation.importers.areas import running
from participation.importers.areas.geometry import GeometryProblem, Shape, shape_of
from participation.importers.areas.outline import outline_of
from participation.importers.areas.reading import AreaFileProblem, open_area_file
from participation.importers.areas.rijksdriehoek import to_wgs84
from participation.models import AreaImport
from participation.selectors.areas import areas_of_records, areas_with_shape, feature_collection
from participation.services.area_picture import Outline, picture_of_areas
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, UserFactory
from tests.imports.conftest import feature, geojson, square

RD_NAME = "urn:ogc:def:crs:EPSG::28992"
RD_SQUARE = [[[155000, 463000], [156000, 463000], [156000, 464000], [155000, 464000], [155000, 463000]]]


def read_in(user: User, content: bytes, name: str = "naam", kind: str = AreaKind.NEIGHBOURHOOD) -> AreaImport:
    upload = running.receive_areas(user=user, name="buurten.geojson", content=content)
    tried = running.try_out(user=user, upload=upload, name_property=name, kind=kind)
    assert tried.errors == []
    return running.write_areas(user=user, upload=tried)


@pytest.mark.parametrize(
    ("x", "y", "longitude", "latitude"),
    [
        (155000, 463000, 5.38720621, 52.15517440),  # Amersfoort, the middle of the grid
        (120700.723, 487525.501, 4.88352559, 52.37453253),  # Westertoren
        (233883.131, 582065.167, 6.56820053, 53.21938317),  # Martinitoren
    ],
)
def test_the_dutch_grid_is_converted(x: float, y: float, longitude: float, latitude: float) -> None:
    assert to_wgs84(x, y) == pytest.approx((longitude, latitude), abs=1e-7)


WRONG_SHAPES = [
    (None, "geen grenzen"),
    ("punt", "geen grenzen"),
    ({"type": "Point", "coordinates": [5, 52]}, "geen vlak"),
    ({"type": "GeometryCollection", "geometries": []}, "geen vlak"),
    ({"type": "Polygon"}, "geen grenzen"),
    ({"type": "Polygon", "coordinates": []}, "geen grenzen"),
    ({"type": "MultiPolygon", "coordinates": [[]]}, "geen grenzen"),
    ({"type": "MultiPolygon", "coordinates": square()}, "te weinig punten"),
    ({"type": "Polygon", "coordinates": [[[5, 52], [5, 53], [5, 52]]]}, "te weinig punten"),
    ({"type": "Polygon", "coordinates": [[[5, 52], [5, 53], [6, 53], [6, 52]]]}, "niet gesloten"),
    ({"type": "Polygon", "coordinates": [[[5, 52], [5, 53], [5, 54], [5, 52]]]}, "omsluit niets"),
    ({"type": "Polygon", "coordinates": [[[5, 52], ["x", 53], [6, 53], [5, 52]]]}, "niet te lezen"),
    ({"type": "Polygon", "coordinates": [[[5, 52], [True, 53], [6, 53], [5, 52]]]}, "niet te lezen"),
    ({"type": "Polygon", "coordinates": [[[5, 52], [5], [6, 53], [5, 52]]]}, "niet te lezen"),
    ({"type": "Polygon", "coordinates": [[[5, 52], [5, 99], [6, 53], [5, 52]]]}, "niet op aarde"),
    ({"type": "Polygon", "coordinates": [[[5, 52], [5, 10**400], [6, 53], [5, 52]]]}, "niet op aarde"),
    ({"type": "Polygon", "coordinates": [[[5, 52]] * 20_001]}, "te veel punten"),
    ({"type": "MultiPolygon", "coordinates": [square()] * 2_001}, "losse delen"),
]


@pytest.mark.parametrize(("geometry", "words"), WRONG_SHAPES)
def test_borders_that_are_none_are_refused(geometry: Any, words: str) -> None:
    with pytest.raises(GeometryProblem) as refused:
        shape_of(geometry)
    assert words in str(refused.value.message)


def test_a_shape_is_turned_the_right_way_and_heights_are_left_out() -> None:
    hole = [[5.002, 52.002, 9], [5.004, 52.002, 9], [5.004, 52.004, 9], [5.002, 52.002, 9]]
    shape = shape_of({"type": "Polygon", "coordinates": [*square(), hole]})
    outer, inner = shape.polygons[0]
    assert outer == [(5.0, 52.0), (5.01, 52.0), (5.01, 52.01), (5.0, 52.01), (5.0, 52.0)]
    assert inner == [(5.002, 52.002), (5.004, 52.004), (5.004, 52.002), (5.002, 52.002)]
    assert shape.box == (5.0, 52.0, 5.01, 52.01)


def test_an_outline_has_few_points_and_the_same_extent() -> None:
    ring = [(5 + 0.1 * cos(2 * pi * at / 5000), 52 + 0.05 * sin(2 * pi * at / 5000)) for at in range(5000)]
    shape = Shape([[[*ring, ring[0]]], [[(5.0, 52.0), (5.000001, 52.0), (5.0, 52.000001), (5.0, 52.0)]]])
    outline = outline_of(shape, 100)
    assert 20 < outline.points <= 100
    assert outline.box == pytest.approx(shape.box, abs=0.003)


WRONG_FILES = [
    (b"", "leeg"),
    (b"geen json", "niet te lezen"),
    (b'{"type": "FeatureCollection", "features": [NaN]}', "niet te lezen"),
    (b'"' + b"[" * 100_000, "niet te lezen"),
    (b"[" * 100_000, "niet te lezen"),
    ('{"naam": "Caf\xe9"}'.encode("latin-1"), "tekenset"),
    (b"[]", "geen verzameling"),
    (b'{"type": "Feature"}', "geen verzameling"),
    (b'{"type": "FeatureCollection", "features": []}', "geen gebieden"),
    (b'{"type": "FeatureCollection", "features": [1]}', "geen verzameling"),
    (json.dumps({"type": "FeatureCollection", "features": [{}] * 1001}).encode(), "meer dan 1.000"),
    (geojson(feature(), crs={"type": "name", "properties": {"name": "EPSG:3857"}}), "EPSG:3857"),
    (geojson(feature(coordinates=square(52.0, 5.0))), "verwisseld"),
    (b" " * (10 * 1024 * 1024 + 1) + b"1", "10 MB"),
]


@pytest.mark.parametrize(("content", "words"), WRONG_FILES, ids=[words for _content, words in WRONG_FILES])
def test_a_file_that_is_no_collection_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(AreaFileProblem) as refused:
        open_area_file(content)
    assert words in str(refused.value.message)


@pytest.mark.parametrize(
    ("crs", "coordinates", "system"),
    [
        (None, square(), "WGS84"),
        ({"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, square(), "WGS84"),
        ({"type": "name", "properties": {"name": RD_NAME}}, RD_SQUARE, "RD"),
        (None, RD_SQUARE, "RD"),
        ("onzin", square(), "WGS84"),
    ],
)
def test_the_system_is_read_or_recognised(crs: Any, coordinates: Any, system: str) -> None:
    assert open_area_file(geojson(feature(coordinates=coordinates), crs=crs)).system == system


@pytest.mark.django_db
def test_areas_are_made_replaced_and_put_back(writer: User) -> None:
    known = Area.objects.create(name="Molenhoek", slug="molenhoek", kind=AreaKind.VILLAGE)
    first = read_in(writer, geojson(feature("MOLENHOEK"), feature("Kleiwijk", [square(5.1)], "MultiPolygon")))
    known.refresh_from_db()
    assert (known.name, known.kind, known.box) == ("Molenhoek", AreaKind.NEIGHBOURHOOD, (5.0, 52.0, 5.01, 52.01))
    assert Area.objects.get(slug="kleiwijk").box == (5.1, 52.0, 5.11, 52.01)
    second = read_in(writer, geojson(feature("Molenhoek", square(5.5))))
    with pytest.raises(ParticipationError, match="Molenhoek"):
        running.undo_areas(user=writer, upload=first)
    running.undo_areas(user=writer, upload=second)
    known = Area.objects.get(pk=known.pk)
    assert known.box == (5.0, 52.0, 5.01, 52.01)
    running.undo_areas(user=writer, upload=first)
    known = Area.objects.get(pk=known.pk)
    assert (known.kind, known.box, known.geometry, known.outline) == (AreaKind.VILLAGE, None, None, None)
    assert not Area.objects.filter(slug="kleiwijk").exists()
    running.undo_areas(user=writer, upload=first)  # pressed twice
    assert audit.verify_chain().sound


@pytest.mark.django_db
def test_a_new_area_that_was_chosen_stays(writer: User) -> None:
    done = read_in(writer, geojson(feature("Kleiwijk")))
    OpgaveFactory().areas.add(Area.objects.get(slug="kleiwijk"))
    with pytest.raises(ParticipationError, match="Kleiwijk"):
        running.undo_areas(user=writer, upload=done)
    assert Area.objects.get(slug="kleiwijk").box


@pytest.mark.django_db
def test_errors_stand_with_their_feature_and_nothing_is_kept(writer: User) -> None:
    wrong = [feature(), feature("molenhoek"), feature(None), feature("x" * 121), feature("Lijn", kind="LineString")]
    upload = running.receive_areas(user=writer, name="a.json", content=geojson(*wrong))
    assert (upload.name_property, upload.properties) == ("naam", [("naam", "Molenhoek")])
    tried = running.try_out(user=writer, upload=upload, name_property="naam", kind=AreaKind.OTHER)
    assert [error["row"] for error in tried.errors] == [2, 3, 4, 5]
    with pytest.raises(ParticipationError):
        running.write_areas(user=writer, upload=tried)
    assert not Area.objects.exists()
    running.drop_areas(user=writer, upload=tried)
    with pytest.raises(ParticipationError):
        running.drop_areas(user=writer, upload=tried)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COMMUNICATION, Role.ADMIN)])
def test_nobody_else_reads_borders_in(role: Role, writer: User) -> None:
    done, other = read_in(writer, geojson(feature())), UserFactory(role=role)
    for act in (running.write_areas, running.undo_areas, running.drop_areas):
        with pytest.raises(NotAllowed):
            act(user=other, upload=done)
    with pytest.raises(NotAllowed):
        running.receive_areas(user=other, name="a.json", content=geojson(feature()))
    assert read_in(UserFactory(role=Role.ADMIN), geojson(feature())).state == ImportState.DONE


@pytest.mark.django_db
def test_areas_are_read_in_one_query_without_their_full_borders(writer: User, django_assert_num_queries: Any) -> None:
    read_in(writer, geojson(*(feature(f"Buurt {number}", square(5 + number / 50)) for number in range(5))))
    opgave = OpgaveFactory()
    opgave.areas.set(Area.objects.filter(name__in=["Buurt 1", "Buurt 3"]))
    with django_assert_num_queries(1):
        collection = feature_collection(areas_with_shape())
    assert [one["properties"]["name"] for one in collection["features"]] == [f"Buurt {number}" for number in range(5)]
    assert collection["features"][0]["bbox"] == [5.0, 52.0, 5.01, 52.01]
    assert [area.name for area in areas_of_records("opgaven", type(opgave).objects.all())] == ["Buurt 1", "Buurt 3"]
    picture = picture_of_areas(Outline(area.name, area.outline or {}) for area in areas_with_shape())
    assert picture is not None
    assert [area.number for area in picture.areas] == [1, 2, 3, 4, 5]
    assert picture_of_areas([]) is None
