"""The same shape with fewer points, for drawing (Douglas and Peucker, 1973)."""

from participation.importers.areas.geometry import Polygon, Ring, Shape

FIRST_TOLERANCE = 0.00002  # degrees; about two metres
MOST_ROUNDS = 24


def outline_of(shape: Shape, most_points: int = 120) -> Shape:
    """At most about ``most_points`` points. What becomes too small to see is left out, but never everything."""
    tolerance = FIRST_TOLERANCE
    simple = shape
    for _round in range(MOST_ROUNDS):
        if simple.points <= most_points:
            break
        simple = _simplified(shape, tolerance)
        tolerance *= 2
    return simple


def _simplified(shape: Shape, tolerance: float) -> Shape:
    polygons = [kept for polygon in shape.polygons if (kept := _polygon(polygon, tolerance))]
    if not polygons:
        largest = max(shape.polygons, key=lambda polygon: len(polygon[0]))
        polygons = [[_box_ring(largest[0])]]
    return Shape(polygons)


def _polygon(polygon: Polygon, tolerance: float) -> Polygon:
    outer, *holes = (_ring(ring, tolerance) for ring in polygon)
    return [outer, *(hole for hole in holes if len(hole) > 3)] if len(outer) > 3 else []


def _ring(ring: Ring, tolerance: float) -> Ring:
    """Both halves of the ring apart: a line from a point to itself has no direction."""
    far = max(range(len(ring)), key=lambda at: (ring[at][0] - ring[0][0]) ** 2 + (ring[at][1] - ring[0][1]) ** 2)
    kept = _kept(ring, 0, far, tolerance) | _kept(ring, far, len(ring) - 1, tolerance)
    return [ring[at] for at in sorted(kept)]


def _kept(ring: Ring, first: int, last: int, tolerance: float) -> set[int]:
    """Which points stay; a list of work instead of calls within calls, for a border can be long."""
    kept, waiting = {first, last}, [(first, last)]
    while waiting:
        start, end = waiting.pop()
        at, distance = _farthest(ring, start, end)
        if distance > tolerance:
            kept.add(at)
            waiting += [(start, at), (at, end)]
    return kept


def _farthest(ring: Ring, start: int, end: int) -> tuple[int, float]:
    (x1, y1), (x2, y2) = ring[start], ring[end]
    dx, dy = x2 - x1, y2 - y1
    length = (dx * dx + dy * dy) ** 0.5
    at, most = start, 0.0
    for number in range(start + 1, end):
        x, y = ring[number]
        beside = abs(dx * (y - y1) - dy * (x - x1))
        distance = beside / length if length else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
        if distance > most:
            at, most = number, distance
    return at, most


def _box_ring(ring: Ring) -> Ring:
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    west, south, east, north = min(xs), min(ys), max(xs), max(ys)
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]
