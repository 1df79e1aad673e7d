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
    "Zaal van de roeivereniging": ("52.731800", "5.790200"),
    "Basisschool De Molenwiek": ("52.699400", "5.771600"),
    "Kantine van transportbedrijf De Hoek": ("52.695100", "5.779800"),
    "Jongerenkeet Rietbeek": ("52.686300", "5.828100"),
    "Parkeerdek van de supermarkt": ("52.714500", "5.750900"),
    "Hoeve De Bocht": ("52.681700", "5.816400"),
    "Cultuurhuis De Mavo": ("52.710100", "5.745700"),
    "Parkeerplaats van de dorpswinkel": ("52.701900", "5.768300"),
}


def point_of(location: str) -> dict[str, Decimal]:
    """The point of a hall, as the form would hand it in; nothing for a place without one."""
    if location not in POINTS:
        return {}
    latitude, longitude = POINTS[location]
    return {"latitude": Decimal(latitude), "longitude": Decimal(longitude)}
