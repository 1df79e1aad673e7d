"""The same result on a map: which lists have one, and what its page needs. One address holds filters and view."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from participation import policy
from participation.selectors.areas import areas_of_records, feature_collection
from participation.selectors.register.map_places import has_map, places_of


def asks_for_map(listing: str, request: HttpRequest) -> bool:
    """Anything but the one word that we know is the ordinary list."""
    return has_map(listing) and request.GET.get("weergave") == "kaart"


def map_context(listing: str, records: Any) -> dict[str, Any]:
    """The places of public sessions only, and the areas, of records that the list itself found."""
    return {
        "map_areas": feature_collection(areas_of_records(listing, records)),
        "found": places_of(listing, records, policy.public_werkateliers()),
        "map_tiles": {"url": settings.MAP_TILES_URL, "attribution": settings.MAP_TILES_ATTRIBUTION},
    }
