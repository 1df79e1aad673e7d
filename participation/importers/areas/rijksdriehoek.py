"""From the Dutch grid (RD New, EPSG:28992, metres) to WGS84 (degrees).

The polynomials of F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de transformatie tussen RD-
en WGS84-kaartcoördinaten" (Geodesia, 2001). Within the Netherlands they are right to about 25 cm, which is less than
the width of a line on a map. The legal transformation (RDNAPTRANS) asks for correction grids; drawing does not.
"""

# Amersfoort, where the grid has its middle.
X0, Y0 = 155_000.0, 463_000.0
LATITUDE0, LONGITUDE0 = 52.15517440, 5.38720621
# Where the grid holds, in metres (Kadaster): x, then y.
WEST, EAST = -7_000.0, 300_000.0
SOUTH, NORTH = 289_000.0, 629_000.0

# (power of x, power of y, factor in seconds of arc)
LATITUDE = (
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
)
LONGITUDE = (
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
)


def within_grid(x: float, y: float) -> bool:
    return WEST <= x <= EAST and SOUTH <= y <= NORTH


def to_wgs84(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude in degrees of a point in metres."""
    right, up = (x - X0) * 1e-5, (y - Y0) * 1e-5
    longitude = LONGITUDE0 + sum(factor * right**p * up**q for p, q, factor in LONGITUDE) / 3600
    latitude = LATITUDE0 + sum(factor * right**p * up**q for p, q, factor in LATITUDE) / 3600
    return longitude, latitude
