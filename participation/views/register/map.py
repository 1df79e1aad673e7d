"""The same result on a map: which lists have one, and what its page needs. One address holds filters and view."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from participation import policy
from participation.selectors.areas import areas_of_records, feature_collection
from participation.selectors.register.map_places import PlacesFound, has_map, places_of
from samenwerking.accounts.models import User


def asks_for_map(listing: str, request: HttpRequest) -> bool:
    """Anything but the one word that we know is the ordinary list."""
    return has_map(listing) and request.GET.get("weergave") == "kaart"


def map_context(listing: str, records: Any) -> dict[str, Any]:
    """The places of public sessions only, and the areas, of records that the list itself found."""
    return _drawn(listing, records, places_of(listing, records, policy.public_werkateliers()))


def workspace_map_context(user: User, listing: str, records: Any) -> dict[str, Any]:
    """The same in the werkplaats, with the sessions that this person may know of."""
    sessions = policy.visible_werkateliers(user)
    return _drawn(listing, records, places_of(listing, records, sessions, workspace=True))


def _drawn(listing: str, records: Any, found: PlacesFound) -> dict[str, Any]:
    return {
        "map_areas": feature_collection(areas_of_records(listing, records)),
        "found": found,
        "map_tiles": {"url": settings.MAP_TILES_URL, "attribution": settings.MAP_TILES_ATTRIBUTION},
    }
