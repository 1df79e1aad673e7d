"""Areas as a drawing: outlines in degrees become paths in a picture, with a number that the list beside it has too."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians
from typing import Any

WIDTH = 640.0
MARGIN = 12.0
MOST_HEIGHT = 640.0


@dataclass(frozen=True)
class DrawnArea:
    """``path`` is that of an SVG; ``x`` and ``y`` where its number stands."""

    number: int
    name: str
    path: str
    x: str
    y: str
    is_new: bool


@dataclass(frozen=True)
class AreaPicture:
    width: str
    height: str
    areas: list[DrawnArea]


@dataclass(frozen=True)
class Outline:
    """What to draw: a GeoJSON Polygon or MultiPolygon."""

    name: str
    geometry: dict[str, Any]
    is_new: bool = False

    def rings(self) -> list[list[list[float]]]:
        coordinates = self.geometry["coordinates"]
        polygons = [coordinates] if self.geometry["type"] == "Polygon" else coordinates
        return [ring for polygon in polygons for ring in polygon]


def picture_of_areas(outlines: Iterable[Outline]) -> AreaPicture | None:
    """None when there is nothing to draw. East is made narrower as it is at that latitude."""
    drawn = [(outline, outline.rings()) for outline in outlines]
    points = [point for _outline, rings in drawn for ring in rings for point in ring]
    if not points:
        return None
    west, east = min(point[0] for point in points), max(point[0] for point in points)
    south, north = min(point[1] for point in points), max(point[1] for point in points)
    narrow = max(0.05, cos(radians((south + north) / 2)))
    wide, high = max((east - west) * narrow, 1e-6), max(north - south, 1e-6)
    scale = min((WIDTH - 2 * MARGIN) / wide, (MOST_HEIGHT - 2 * MARGIN) / high)

    def place(point: list[float]) -> tuple[float, float]:
        return MARGIN + (point[0] - west) * narrow * scale, MARGIN + (north - point[1]) * scale

    areas = [_drawn(number, outline, rings, place) for number, (outline, rings) in enumerate(drawn, start=1)]
    return AreaPicture(f"{wide * scale + 2 * MARGIN:.0f}", f"{high * scale + 2 * MARGIN:.0f}", areas)


def _drawn(number: int, outline: Outline, rings: list[list[list[float]]], place: Any) -> DrawnArea:
    placed = [[place(point) for point in ring] for ring in rings]
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring[:-1]) + "Z" for ring in placed)
    largest = max(placed, key=_size)
    x, y = _middle(largest)
    return DrawnArea(number, outline.name, path, f"{x:.1f}", f"{y:.1f}", outline.is_new)


def _size(ring: list[tuple[float, float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)))


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float]:
    """The centre of gravity; of something without a surface its first point."""
    whole = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    if abs(whole) < 1e-9:
        return ring[0]
    pairs = list(itertools.pairwise(ring))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * whole)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * whole)
    return x, y
