"""The places of a list, for the map: sessions with a point, gathered by place.

Decides nothing about who may see what: both querysets come from ``policy``, filtered as the list is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from participation.models import Opgave, Traject, Werkatelier

# By far the most that a person looks at; this many places are some 94 kB of HTML before it is packed.
MOST_ON_MAP = 250


@dataclass(frozen=True)
class Link:
    """One record of the list that something happens for at a place."""

    title: str
    url: str


@dataclass
class Place:
    """One point with its name, and the records of the list there. Numbers as text: no language puts a comma in them."""

    name: str
    latitude: str
    longitude: str
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class PlacesFound:
    """``cut``: there were more than the map shows."""

    places: list[Place]
    cut: bool


@dataclass(frozen=True)
class _Way:
    """From a session to the record that a list holds."""

    record: str
    model: type[Opgave | Traject | Werkatelier]


WAYS: Mapping[str, _Way] = {
    "opgaven": _Way("traject__opgave__", Opgave),
    "trajecten": _Way("traject__", Traject),
    "werkateliers": _Way("", Werkatelier),
}


def has_map(listing: str) -> bool:
    """Papers are nowhere; the rest has sessions, and those are somewhere."""
    return listing in WAYS


def places_of(
    listing: str, records: QuerySet[Any], sessions: QuerySet[Werkatelier], *, workspace: bool = False
) -> PlacesFound:
    """The places of these records, in one query, whatever their number; the newest sessions first.

    ``workspace``: links lead to the pages of the werkplaats.
    """
    way = WAYS[listing]
    known = sessions.filter(
        **{f"{way.record}pk__in": records.order_by().values("pk")}, latitude__isnull=False, longitude__isnull=False
    ).order_by("-starts_at", "pk")
    rows = list(
        known.values_list("latitude", "longitude", "location", f"{way.record}title", f"{way.record}slug")[
            : MOST_ON_MAP + 1
        ]
    )
    return PlacesFound(_gathered(rows[:MOST_ON_MAP], way, workspace=workspace), len(rows) > MOST_ON_MAP)


def _gathered(rows: list[tuple[Decimal, Decimal, str, str, str]], way: _Way, *, workspace: bool) -> list[Place]:
    """By point; a record that meets there three times stands there once."""
    places: dict[tuple[Decimal, Decimal], Place] = {}
    for latitude, longitude, name, title, slug in rows:
        place = places.setdefault((latitude, longitude), Place(name or title, f"{latitude:f}", f"{longitude:f}"))
        record = way.model(slug=slug)
        link = Link(title, record.get_workspace_url() if workspace else record.get_absolute_url())
        if link not in place.links:
            place.links.append(link)
    return sorted(places.values(), key=lambda place: place.name.lower())
