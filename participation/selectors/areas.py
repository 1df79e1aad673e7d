"""Areas with their borders. Areas are public guide content: everybody may know of each."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from pages.models import Area

# What a page that draws needs; the full borders stay in the database.
DRAWN = ("pk", "name", "slug", "kind", "outline", "west", "south", "east", "north")


def areas_with_shape() -> QuerySet[Area]:
    """Areas that can be drawn, by name, without their full borders."""
    return Area.objects.defer(None).filter(west__isnull=False).only(*DRAWN).order_by("name")


def areas_of_opgaven(opgaven: QuerySet[Any]) -> QuerySet[Area]:
    """The areas that these opgaven are about and that can be drawn. Which opgaven those may be is the caller's rule."""
    return areas_with_shape().filter(opgaven__in=opgaven.order_by().values("pk")).distinct()


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
