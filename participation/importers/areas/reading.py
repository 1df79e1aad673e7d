"""What is in a GeoJSON file: its features, which system their numbers are in, and which properties could be a name."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from participation.exceptions import ParticipationError
from participation.importers.areas.geometry import GeometryProblem, Shape, shape_of
from participation.importers.areas.rijksdriehoek import within_grid
from participation.rich_text import clean_text

MAX_BYTES = 10 * 1024 * 1024
MAX_FEATURES = 1_000
MAX_NAME = 120
MAX_PROPERTIES = 50
WGS84, RD = "WGS84", "RD"
# Words in the name of a coordinate system (GeoJSON of before 2016 may name one).
SYSTEMS = {"CRS84": WGS84, "4326": WGS84, "4258": WGS84, "28992": RD}
# Where the Netherlands are in degrees: west, south, east, north.
NETHERLANDS = (3.0, 50.5, 7.5, 53.8)
NAME_WORDS = ("naam", "name", "titel", "title", "omschrijving")


class AreaFileProblem(ParticipationError):
    """The file cannot be read; ``message`` says why and what to do."""


@dataclass(frozen=True)
class AreaFile:
    """``system``: WGS84 (degrees) or RD (metres, converted while reading)."""

    features: list[dict[str, Any]]
    system: str

    def properties(self) -> list[tuple[str, str]]:
        """Properties with words in them, each with its first value as an example."""
        found: dict[str, str] = {}
        for feature in self.features:
            for key, value in _properties_of(feature).items():
                if len(found) < MAX_PROPERTIES and isinstance(value, str) and value.strip() and key not in found:
                    found[key[:100]] = clean_text(value).strip()[:60]
        return list(found.items())


@dataclass
class FoundArea:
    """One feature as it will be kept; ``number`` counts from 1, ``errors`` say what is wrong."""

    number: int
    name: str = ""
    shape: Shape | None = None
    errors: list[str] = field(default_factory=list)


def open_area_file(content: bytes) -> AreaFile:
    """Read the file as far as its features. Raises AreaFileProblem."""
    if not content.strip():
        raise AreaFileProblem(_("Dit bestand is leeg."))
    if len(content) > MAX_BYTES:
        raise AreaFileProblem(_("Dit bestand is te groot. Een bestand is ten hoogste 10 MB."))
    data = _parsed(content)
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise AreaFileProblem(_("Dit is geen verzameling van gebieden. Bewaar uw gebieden als GeoJSON."))
    features = data.get("features")
    if not isinstance(features, list) or not features:
        raise AreaFileProblem(_("In dit bestand staan geen gebieden."))
    if len(features) > MAX_FEATURES:
        raise AreaFileProblem(_("In dit bestand staan meer dan 1.000 gebieden. Verdeel het over meer bestanden."))
    if not all(isinstance(feature, dict) for feature in features):
        raise AreaFileProblem(_("Dit is geen verzameling van gebieden. Bewaar uw gebieden als GeoJSON."))
    return AreaFile(features, _system(data.get("crs"), features))


def likely_name(properties: list[tuple[str, str]]) -> str:
    """The property that most likely holds the name."""
    names = [name for name, _example in properties]
    for word in NAME_WORDS:
        found = next((name for name in names if name.casefold() == word), "")
        found = found or next((name for name in names if word in name.casefold()), "")
        if found:
            return found
    return names[0] if names else ""


def found_areas(file: AreaFile, name_property: str) -> Iterator[FoundArea]:
    """Each feature with its name and shape, or with what is wrong."""
    names: set[str] = set()
    for number, feature in enumerate(file.features, start=1):
        area = FoundArea(number, _name_of(feature, name_property))
        key = area.name.casefold()
        if not area.name:
            area.errors.append(_("De naam ontbreekt."))
        elif len(area.name) > MAX_NAME:
            area.errors.append(_("De naam is te lang: meer dan 120 tekens."))
        elif key in names:
            area.errors.append(_("Deze naam staat er al eerder in. Maak er één gebied van, of geef een andere naam."))
        names.add(key)
        try:
            area.shape = shape_of(feature.get("geometry"), is_grid=file.system == RD)
        except GeometryProblem as problem:
            area.errors.append(str(problem.message))
        yield area


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as wrong:
        raise AreaFileProblem(_("Dit bestand heeft een verkeerde tekenset. Bewaar het als UTF-8.")) from wrong
    except (ValueError, RecursionError) as broken:
        raise AreaFileProblem(_("Dit bestand is niet te lezen. Bewaar uw gebieden als GeoJSON.")) from broken


def _no_number(word: str) -> float:
    raise ValueError(word)


def _system(crs: Any, features: list[dict[str, Any]]) -> str:
    """What the file says, else what its first numbers look like. Raises AreaFileProblem for what we cannot convert."""
    name = _crs_name(crs)
    if name:
        known = next((system for word, system in SYSTEMS.items() if name.endswith(word)), "")
        if not known:
            message = _("De coördinaten zijn in het stelsel %(name)s. Bewaar het bestand in WGS84 of in RD.")
            raise AreaFileProblem(message % {"name": name[:60]})
        return known
    x, y = next(_positions(features), (0.0, 0.0))
    if within_grid(x, y) and (abs(x) > 180 or abs(y) > 90):
        return RD
    west, south, east, north = NETHERLANDS
    if west <= y <= east and south <= x <= north:
        raise AreaFileProblem(_("Lengte en breedte zijn verwisseld. In GeoJSON staat de lengte voorop."))
    return WGS84


def _crs_name(crs: Any) -> str:
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name.strip() if isinstance(name, str) else ""


def _positions(features: list[dict[str, Any]]) -> Iterator[tuple[float, float]]:
    """The first position of each feature that has one, however deep it lies."""
    for feature in features:
        geometry = feature.get("geometry")
        place = geometry.get("coordinates") if isinstance(geometry, dict) else None
        while isinstance(place, list) and place and isinstance(place[0], list):
            place = place[0]
        if isinstance(place, list) and len(place) > 1 and all(isinstance(one, int | float) for one in place[:2]):
            yield float(place[0]), float(place[1])


def _name_of(feature: dict[str, Any], name_property: str) -> str:
    value = next((value for key, value in _properties_of(feature).items() if key[:100] == name_property), None)
    return " ".join(clean_text(value).split()) if isinstance(value, str) else ""


def _properties_of(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}
