"""Renditions of the pictures in the guide: AVIF and WebP beside the picture's own kind, in two widths.

A drawing (SVG) is sharp at every width and stays what it is; so does a picture that moves, which a rendition stops.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wagtail.images.models import AbstractImage, AbstractRendition

WIDTHS = (640, 1280)
LARGE = 2400  # of the picture that opens by itself
ZOOM_FROM = 800  # a narrower picture holds no more than the page shows
MOVING = frozenset({"gif", "webp", "avif"})
FIRST_BYTES = 64


@dataclass(frozen=True)
class Plain:
    """A file as it was uploaded, in the shape of a rendition."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Shown:
    """What a ``picture`` element needs. ``sources`` are pairs of a media type and a srcset; ``large`` may be None."""

    url: str
    srcset: str
    width: int
    height: int
    sources: tuple[tuple[str, str], ...] = ()
    large: str = ""


def _ending(image: AbstractImage) -> str:
    return str(image.file.name).rsplit(".", 1)[-1].lower()


@lru_cache(maxsize=2048)
def _moves(name: str, first: bytes) -> bool:
    if name.endswith(".gif"):
        return True  # told apart only by reading it whole; most that are still used do move
    if name.endswith(".webp"):
        return first[12:16] == b"VP8X" and bool(first[20] & 2)
    return first[4:12] == b"ftypavis"


def moves(image: AbstractImage) -> bool:
    """Whether the picture is an animation; by the first bytes of its file."""
    if _ending(image) not in MOVING:
        return False
    try:
        with image.file.storage.open(image.file.name) as file:
            return _moves(str(image.file.name), file.read(FIRST_BYTES))
    except OSError:
        return False


def widest(image: AbstractImage) -> AbstractRendition | Plain:
    """The largest form for on a screen."""
    if _ending(image) == "svg" or moves(image):
        return Plain(image.file.url, image.width, image.height)
    rendition: AbstractRendition = image.get_rendition(f"max-{LARGE}x{LARGE}|format-webp")
    return rendition


def shown(image: AbstractImage, narrow: bool = False) -> Shown:
    """The forms of one picture; ``narrow`` for one that never gets the width of the text."""
    if _ending(image) == "svg" or moves(image):
        large = image.file.url if image.width >= ZOOM_FROM and not narrow else ""
        return Shown(image.file.url, "", image.width, image.height, large=large)
    kind = "jpeg" if _ending(image) in {"jpg", "jpeg"} else "png"
    widths = [width for width in WIDTHS[: 1 if narrow else None] if width < image.width] or [image.width]
    if not narrow and image.width < WIDTHS[-1] and image.width not in widths:
        widths.append(image.width)
    renditions = _renditions(image, kind, widths)
    sources = tuple((f"image/{name}", _srcset(renditions[name])) for name in ("avif", "webp"))
    own = renditions[kind]
    large = widest(image).url if image.width >= ZOOM_FROM and not narrow else ""
    return Shown(own[-1].url, _srcset(own), own[-1].width, own[-1].height, sources, large)


def _renditions(image: AbstractImage, kind: str, widths: list[int]) -> dict[str, list[Any]]:
    """By kind of file; made once and found again in one query."""
    specs = {name: [f"width-{width}|format-{name}" for width in widths] for name in ("avif", "webp", kind)}
    found = image.get_renditions(*[spec for group in specs.values() for spec in group])
    return {name: [found[spec] for spec in group] for name, group in specs.items()}


def _srcset(renditions: list[Any]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)
