"""What borders may look like: a Polygon or MultiPolygon of closed rings in degrees (RFC 7946)."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _

from participation.exceptions import ParticipationError
from participation.importers.areas.rijksdriehoek import to_wgs84, within_grid

MAX_POINTS = 20_000
MAX_RINGS = 2_000
DECIMALS = 6  # a tenth of a metre

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
Box = tuple[float, float, float, float]


class GeometryProblem(ParticipationError):
    """These borders cannot be kept; ``message`` says why."""


@dataclass(frozen=True)
class Shape:
    """One area: its polygons, each an outer ring and the holes in it."""

    polygons: list[Polygon]

    @property
    def points(self) -> int:
        return sum(len(ring) for ring in self.rings())

    @property
    def box(self) -> Box:
        """West, south, east, north."""
        outer = [point for polygon in self.polygons for point in polygon[0]]
        lengths, widths = [point[0] for point in outer], [point[1] for point in outer]
        return min(lengths), min(widths), max(lengths), max(widths)

    def rings(self) -> Iterator[Ring]:
        for polygon in self.polygons:
            yield from polygon

    def as_geojson(self) -> dict[str, Any]:
        if len(self.polygons) == 1:
            return {"type": "Polygon", "coordinates": self.polygons[0]}
        return {"type": "MultiPolygon", "coordinates": self.polygons}


def shape_of(geometry: Any, *, is_grid: bool = False) -> Shape:
    """The shape that a GeoJSON geometry describes. Raises GeometryProblem.

    ``is_grid``: its numbers are metres of the Dutch grid.
    """
    if not isinstance(geometry, dict):
        raise GeometryProblem(_("Dit gebied heeft geen grenzen."))
    kind: Any = geometry.get("type")
    coordinates: Any = geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise GeometryProblem(_("Dit is geen vlak. Een gebied is een Polygon of een MultiPolygon."))
    polygons: Any = [coordinates] if kind == "Polygon" else coordinates
    if not _is_filled_list(polygons) or not all(_is_filled_list(polygon) for polygon in polygons):
        raise GeometryProblem(_("Dit gebied heeft geen grenzen."))
    if sum(len(polygon) for polygon in polygons) > MAX_RINGS:
        raise GeometryProblem(_("Dit gebied bestaat uit te veel losse delen: meer dan 2.000."))
    if sum(len(ring) for polygon in polygons for ring in polygon if isinstance(ring, list)) > MAX_POINTS:
        raise GeometryProblem(_("Deze grens heeft te veel punten: meer dan 20.000. Maak de grens eerst eenvoudiger."))
    return Shape([_polygon(polygon, is_grid) for polygon in polygons])


def stored_shape(geometry: dict[str, Any]) -> Shape:
    """The shape of a geometry that was checked before it was stored."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return Shape([[[(point[0], point[1]) for point in ring] for ring in polygon] for polygon in polygons])


def _is_filled_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _polygon(rings: list[Any], is_grid: bool) -> Polygon:
    """The outer ring against the clock and holes with it, as RFC 7946 asks."""
    made: Polygon = []
    for number, ring in enumerate(rings):
        points = _ring(ring, is_grid)
        is_hole = number > 0
        if (_area_of(points) > 0) == is_hole:
            points.reverse()
        made.append(points)
    return made


def _ring(ring: Any, is_grid: bool) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise GeometryProblem(_("Een grens heeft te weinig punten: het zijn er minstens vier."))
    points = [_point(position, is_grid) for position in ring]
    if points[0] != points[-1]:
        raise GeometryProblem(_("Een grens is niet gesloten: het laatste punt is niet gelijk aan het eerste."))
    if _area_of(points) == 0:
        raise GeometryProblem(_("Een grens omsluit niets."))
    return points


def _point(position: Any, is_grid: bool) -> Point:
    """Longitude and latitude; a height is left out."""
    if not isinstance(position, list) or len(position) < 2:
        raise GeometryProblem(_("Een punt van de grens is niet te lezen."))
    x, y = position[0], position[1]
    if not all(isinstance(number, int | float) and not isinstance(number, bool) for number in (x, y)):
        raise GeometryProblem(_("Een punt van de grens is niet te lezen."))
    if abs(x) > 1e9 or abs(y) > 1e9 or not isfinite(x) or not isfinite(y):
        raise GeometryProblem(_("Een punt van de grens ligt niet op aarde."))
    if is_grid:
        if not within_grid(x, y):
            raise GeometryProblem(_("Een punt van de grens ligt buiten het gebied van de RD-coördinaten."))
        x, y = to_wgs84(x, y)
    if abs(x) > 180 or abs(y) > 90:
        raise GeometryProblem(_("Een punt van de grens ligt niet op aarde."))
    return round(float(x), DECIMALS), round(float(y), DECIMALS)


def _area_of(points: Ring) -> float:
    """Twice the area in square degrees; above zero against the clock."""
    pairs = itertools.pairwise(points)
    return round(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs), 14)
