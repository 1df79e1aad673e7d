"""The options of a file link, in English, Dutch and German (``makeImage``)."""

import html
import re
from typing import TYPE_CHECKING

from ..read.titles import Title
from .addresses import STARTS_WITH_PROTOCOL, clean_url
from .quotes import convert_quotes
from .result import Link, Picture

if TYPE_CHECKING:
    from .parser import Parser

WORDS = {
    "thumb": ["thumb", "thumbnail", "miniatuur", "mini", "miniatur", "vignette"],
    "framed": ["framed", "enframed", "frame", "omkaderd", "gerahmt", "cadre"],
    "frameless": ["frameless", "kaderloos", "rahmenlos"],
    "right": ["right", "rechts", "droite"],
    "left": ["left", "links", "gauche"],
    "center": ["center", "centre", "gecentreerd", "zentriert", "centré"],
    "none": ["none", "geen", "ohne"],
    "plain": [
        "border", "rand", "upright", "rechtop", "hochkant", "baseline", "grondlijn", "grundlinie", "sub", "super",
        "sup", "hoch",
        "tief", "top", "boven", "oben", "text-top", "tekst-boven", "text-oben", "middle", "midden", "mitte",
        "bottom", "beneden", "unten", "text-bottom", "tekst-beneden", "text-unten",
    ],
}  # fmt: skip
VALUES = {
    "thumb": ["thumb", "thumbnail", "miniatuur", "miniatur", "mini"],
    "alt": ["alt", "alternatief", "alternativtext"],
    "link": ["link", "koppeling", "verwijzing", "verweis"],
    "page": ["page", "pagina", "seite"],
    "ignored": [
        "upright",
        "rechtop",
        "hochkant",
        "class",
        "klasse",
        "lang",
        "taal",
        "sprache",
        "start",
        "thumbtime",
        "loop",
    ],
}
FLAGS = {spelling: name for name, spellings in WORDS.items() for spelling in spellings}
SETTINGS = {spelling: name for name, spellings in VALUES.items() for spelling in spellings}
SIZE = re.compile(r"^(\d*)(?:x\d*)?\s*(?:px|pix)$")
UPRIGHT = re.compile(r"^(?:upright|rechtop|hochkant)[ _]?[\d.]+$")
PAGE = re.compile(r"^(?:page|pagina|seite)[ _]?(\d+)$", re.I)
TAGS = re.compile(r"<[^>]*>")


def read_picture(title: Title, options: str, parser: "Parser") -> Picture:
    """The picture with its options; the last option that means nothing is the caption."""
    picture = Picture(title.text)
    caption = ""
    for option in options.split("|"):
        if not _option(option.strip(), picture, parser):
            caption = option.strip()
    caption = parser.finish_inline(convert_quotes(caption))
    if picture.framed:
        picture.caption = caption
    picture.hint = plain_text(caption, parser)
    return picture


def plain_text(markup: str, parser: "Parser") -> str:
    """Markup without tags, for alternative texts."""
    return " ".join(html.unescape(TAGS.sub("", parser.markers.restore(markup))).split())


def _option(option: str, picture: Picture, parser: "Parser") -> bool:
    """Applies one option; False when it is not one."""
    flag = FLAGS.get(option)
    if flag is not None:
        _flag(flag, picture)
        return True
    size = SIZE.match(option)
    if size:
        picture.width = int(size.group(1)[:5]) if size.group(1) else picture.width
        return True
    if UPRIGHT.match(option):
        return True
    if page := PAGE.match(option):
        picture.page_number = int(page.group(1)[:5])
        return True
    name, equals, value = option.partition("=")
    setting = SETTINGS.get(name.strip()) if equals else None
    if setting is None:
        return False
    _setting(setting, value.strip(), picture, parser)
    return True


def _flag(flag: str, picture: Picture) -> None:
    if flag in {"thumb", "framed"}:
        picture.framed = True
    elif flag in {"left", "right", "center", "none"} and not picture.alignment:
        picture.alignment = flag


def _setting(setting: str, value: str, picture: Picture, parser: "Parser") -> None:
    if setting == "thumb":
        picture.framed = True
    elif setting == "alt":
        picture.alternative_text = plain_text(convert_quotes(value), parser)
    elif setting == "page" and value.isdecimal():
        picture.page_number = int(value[:5])
    elif setting == "link" and value:
        if STARTS_WITH_PROTOCOL.match(value) or value.startswith("//"):
            url = clean_url(value)
            picture.link = Link(url=url) if url else None
        else:
            target = parser.wiki.parse(plain_text(value, parser))
            picture.link = Link(target) if target else None
