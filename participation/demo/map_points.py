"""Where the invented halls of the demo would stand on a map."""

from decimal import Decimal

POINTS = {
    "Dorpshuis De Linde, grote zaal": ("52.711200", "5.748300"),
    "Café Het Veen, Zuiderveen": ("52.655400", "5.701900"),
    "Oude veiling, Zuiderveen": ("52.658100", "5.709300"),
    "Kantine van De Golfslag": ("52.742600", "5.668800"),
    "Sporthal Rietbeek": ("52.688900", "5.823700"),
    "Bibliotheek Lindedorp": ("52.713000", "5.752200"),
    "Havenkantine, Oosterhaven": ("52.729500", "5.861400"),
    "Buurthuis De Wieken": ("52.767300", "5.741500"),
}


def point_of(location: str) -> dict[str, Decimal]:
    """The point of a hall, as the form would hand it in; nothing for a place without one."""
    if location not in POINTS:
        return {}
    latitude, longitude = POINTS[location]
    return {"latitude": Decimal(latitude), "longitude": Decimal(longitude)}
