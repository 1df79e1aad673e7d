"""Areas with their borders. Areas are public guide content: everybody may know of each."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet

from pages.models import Area

# What a page that draws needs; the full borders stay in the database.
DRAWN = ("pk", "name", "slug", "kind", "outline", "west", "south", "east", "north")


def areas_with_shape() -> QuerySet[Area]:
    """Areas that can be drawn, by name, without their full borders."""
    return Area.objects.defer(None).filter(west__isnull=False).only(*DRAWN).order_by("name")


# From an area to the records of a list.
WAYS = {"opgaven": "opgaven", "trajecten": "opgaven__trajecten", "werkateliers": "opgaven__trajecten__werkateliers"}
# Their outlines are at most some 120 kB before they are packed.
MOST_ON_MAP = 60


def areas_of_records(listing: str, records: QuerySet[Any]) -> QuerySet[Area]:
    """Areas that these records are about and that can be drawn; the largest first, so that it lies beneath the others.

    Which records those may be is the caller's rule.
    """
    known = Area.objects.filter(**{f"{WAYS[listing]}__in": records.order_by().values("pk")})
    size = (F("east") - F("west")) * (F("north") - F("south"))
    drawn = areas_with_shape().filter(pk__in=known.order_by().values("pk"))
    return drawn.order_by(size.desc(), "name")[:MOST_ON_MAP]


def feature_collection(areas: Iterable[Area]) -> dict[str, Any]:
    """The outlines as GeoJSON (RFC 7946)."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "bbox": list(area.box or ()),
                "properties": {"name": area.name, "slug": area.slug, "kind": area.kind},
                "geometry": area.outline,
            }
            for area in areas
        ],
    }
