"""A list as GeoJSON (RFC 7946): a feature per row, with the columns as its properties; no place gives no geometry."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

GEOJSON_TYPE = "application/geo+json"
Geometry = dict[str, Any] | None


def features(rows: Iterable[tuple[dict[str, Any], Geometry]], batch: int) -> Iterator[str]:
    """The collection in pieces of some hundreds of rows."""
    lines, between = ['{"type":"FeatureCollection","features":['], "\n"
    for properties, geometry in rows:
        feature = {"type": "Feature", "geometry": geometry, "properties": properties}
        lines.append(between + json.dumps(feature, ensure_ascii=False, separators=(",", ":"), default=str))
        between = ",\n"
        if len(lines) >= batch:
            yield "".join(lines)
            lines = []
    yield "".join([*lines, "\n]}\n"])


def point(longitude: Any, latitude: Any) -> Geometry:
    """A place, longitude first; None where one of the two is missing."""
    if longitude is None or latitude is None:
        return None
    return {"type": "Point", "coordinates": [float(longitude), float(latitude)]}


def joined(shapes: Sequence[Geometry]) -> Geometry:
    """The borders of some areas as one shape: the standard advises against a collection of one type (3.1.8)."""
    known = [shape for shape in shapes if shape]
    if len(known) <= 1:
        return known[0] if known else None
    polygons: list[Any] = []
    for shape in known:
        polygons += shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return {"type": "MultiPolygon", "coordinates": polygons}


Place = Callable[[Any], Geometry]
