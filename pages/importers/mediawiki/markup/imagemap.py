"""``<imagemap>``: a picture with clickable areas (the ImageMap extension)."""

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ..read.namespaces import FILE
from .addresses import clean_url
from .markers import GENERAL
from .media import plain_text, read_picture
from .result import Area, ImageMap, Link

if TYPE_CHECKING:
    from .parser import Parser

AREA = re.compile(r"^(default|rect|circle|poly)\b(.*)$", re.I | re.S)
INTERNAL = re.compile(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")
EXTERNAL = re.compile(r"\[((?:[a-z][a-z0-9+.-]*:|//)[^\s\]]+)\s*([^\]]*)\]", re.I)
NUMBERS = {"rect": 4, "circle": 3}


def convert_imagemap(parser: "Parser", inner: str) -> str:
    """A place for the map; lines that cannot be read are reported and the rest stays."""
    text = parser.expander.inner_text(inner)
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not lines:
        parser.notes.problem("imagemap", _("Een lege afbeeldingskaart."), inner)
        return ""
    first = lines[0]
    name, _pipe, options = first.partition("|")
    title = parser.wiki.parse(name.strip("[] "))
    if title is None or title.namespace != FILE:
        parser.notes.problem("imagemap", _("De afbeeldingskaart noemt geen afbeelding."), first)
        return ""
    picture = read_picture(title, parser.links.convert(options.rstrip("] ")), parser)
    found = ImageMap(picture, [])
    for line in lines[1:]:
        _line(line, found, parser)
    parser.collected.maps.append(found)
    return parser.markers.put(f'<div data-w="map" data-n="{len(parser.collected.maps) - 1}"></div>', GENERAL)


def _line(line: str, found: ImageMap, parser: "Parser") -> None:
    match = AREA.match(line)
    if match is None:
        if not re.match(r"^desc\b", line, re.I):
            parser.notes.problem("imagemap", _("Een regel van de afbeeldingskaart is niet te lezen."), line)
        return
    shape, rest = match.group(1).lower(), match.group(2)
    target = _target(rest, parser)
    if target is None:
        parser.notes.problem("imagemap", _("Een vlak van de afbeeldingskaart heeft geen geldige link."), line)
        return
    link, label, start = target
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", rest[:start])][:400]
    wrong = shape in NUMBERS and len(numbers) != NUMBERS[shape]
    if wrong or (shape == "poly" and (len(numbers) < 6 or len(numbers) % 2)):
        parser.notes.problem("imagemap", _("Een vlak van de afbeeldingskaart heeft niet de juiste getallen."), line)
        return
    area = Area(shape, numbers, label, link)
    if shape == "default":
        found.default = area
    else:
        found.areas.append(area)


def _target(rest: str, parser: "Parser") -> tuple[Link, str, int] | None:
    """The link of an area, its label, and where it starts in the line."""
    match = INTERNAL.search(rest)
    if match:
        title = parser.wiki.parse(match.group(1))
        if title is None:
            return None
        label = plain_text(match.group(2) or "", parser) or match.group(1).strip().lstrip(":")
        return Link(title, title.interwiki_url() or ""), label, match.start()
    match = EXTERNAL.search(rest)
    url = clean_url(match.group(1)) if match else None
    if match is None or url is None:
        return None
    return Link(url=url), plain_text(match.group(2), parser) or url, match.start()
