"""Does a point that somebody typed make sense? Nothing here refuses a place; who looks for one may be abroad."""

import itertools
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from participation.selectors.areas import MOST_ON_MAP, areas_with_shape, feature_collection

# The Netherlands in Europe, with some sea around (WGS84: south, west, north, east).
SOUTH, WEST, NORTH, EAST = 50.7, 3.2, 53.7, 7.3


def in_the_netherlands(latitude: Decimal | float, longitude: Decimal | float) -> bool:
    return SOUTH <= float(latitude) <= NORTH and WEST <= float(longitude) <= EAST


def looks_swapped(latitude: Decimal, longitude: Decimal) -> bool:
    """The two numbers would be a place here the other way round, and are none this way."""
    return not in_the_netherlands(latitude, longitude) and in_the_netherlands(longitude, latitude)


def picker_areas() -> dict[str, Any]:
    """The areas of the municipality to draw beneath a point, as GeoJSON."""
    return feature_collection(areas_with_shape()[:MOST_ON_MAP])


def point_warning(latitude: Decimal, longitude: Decimal) -> str:
    """What somebody should look at again; empty when the point lies where one expects it. At most one query."""
    if not in_the_netherlands(latitude, longitude):
        return _("Het punt op de kaart ligt buiten Nederland. Kijk de twee getallen na.")
    areas = list(areas_with_shape()[:MOST_ON_MAP])
    if areas and not any(_contains(area.outline or {}, float(longitude), float(latitude)) for area in areas):
        return _("Het punt op de kaart ligt buiten de gebieden van de gemeente. Klopt dat, dan hoeft u niets te doen.")
    return ""


def _contains(outline: dict[str, Any], x: float, y: float) -> bool:
    """Inside a GeoJSON Polygon or MultiPolygon, and not in one of its holes."""
    polygons = [outline["coordinates"]] if outline["type"] == "Polygon" else outline["coordinates"]
    return any(_in_ring(rings[0], x, y) and not any(_in_ring(hole, x, y) for hole in rings[1:]) for rings in polygons)


def _in_ring(ring: list[list[float]], x: float, y: float) -> bool:
    """A line from the point to the east crosses the border an odd number of times."""
    inside = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
