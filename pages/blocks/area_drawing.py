"""Areas of a picture as shapes in pixels: what the page draws over the picture, with a number for on paper."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from pages.selectors.public import public_pages

COORDINATES = {"rect": 4, "circle": 3, "default": 0}
TO_MIDDLE = 0.22  # of the way from a corner to the middle


def fits_shape(shape: str, numbers: list[float]) -> bool:
    """Whether these are as many numbers as the shape takes; a polygon takes three corners or more."""
    wanted = COORDINATES.get(shape)
    return len(numbers) == wanted if wanted is not None else len(numbers) >= 6 and len(numbers) % 2 == 0


def draw(areas: Iterable[Any], width: int, height: int) -> list[dict[str, Any]]:
    """Every area with its number, label and address; one that cannot be drawn is only in the list."""
    areas = list(areas)
    named = _titles_to_tell(areas)
    return [_drawn(number, area, named, width, height) for number, area in enumerate(areas, start=1)]


def _titles_to_tell(areas: Iterable[Any]) -> set[int]:
    """The pages whose own title is the text of the link, as far as anyone may read them; a query when there are any."""
    wanted = {area["page"].pk for area in areas if area.get("page") and not area.get("label")}
    return set(public_pages().filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()


def _drawn(number: int, area: Any, named: set[int], width: int, height: int) -> dict[str, Any]:
    shape, numbers = area["shape"], list(area["coordinates"] or [])
    drawn: dict[str, Any] = {
        "number": number, "shape": shape, "label": area_label(area, named), "url": area_address(area),
    }  # fmt: skip
    if not fits_shape(shape, numbers):
        return drawn
    points = [share * (width if index % 2 == 0 else height) for index, share in enumerate(numbers)]
    return drawn | {"drawn": True} | SHAPES[shape](points, numbers, width, height)


def _rest(points: list[float], numbers: list[float], width: int, height: int) -> dict[str, str]:
    return {"x": "0", "y": "0", "width": str(width), "height": str(height)}


def _circle(points: list[float], numbers: list[float], width: int, height: int) -> dict[str, str]:
    x, y = _text(points[0]), _text(points[1])
    return {"x": x, "y": y, "radius": _text(numbers[2] * width), "at_x": x, "at_y": y}


def _rectangle(points: list[float], numbers: list[float], width: int, height: int) -> dict[str, str]:
    left, right = sorted((points[0], points[2]))
    top, bottom = sorted((points[1], points[3]))
    corners = [left, top, right, top, right, bottom, left, bottom]
    size = {"x": _text(left), "y": _text(top), "width": _text(right - left), "height": _text(bottom - top)}
    return size | _near_first_corner(corners)


def _polygon(points: list[float], numbers: list[float], width: int, height: int) -> dict[str, str]:
    pairs = " ".join(f"{_text(x)},{_text(y)}" for x, y in zip(points[::2], points[1::2], strict=True))
    return {"points": pairs} | _near_first_corner(points)


def _near_first_corner(points: list[float]) -> dict[str, str]:
    """Where the number stands: near the corner at the top left, so that words in the middle stay readable."""
    across, down = points[::2], points[1::2]
    middle_x, middle_y = sum(across) / len(across), sum(down) / len(down)
    x, y = min(zip(across, down, strict=True), key=sum)
    return {"at_x": _text(x + (middle_x - x) * TO_MIDDLE), "at_y": _text(y + (middle_y - y) * TO_MIDDLE)}


SHAPES = {"default": _rest, "circle": _circle, "rect": _rectangle, "poly": _polygon}


def _text(number: float) -> str:
    """For an attribute of a drawing: a point, whatever the language of the page."""
    return f"{number:.1f}"


def area_address(area: Any) -> str:
    """Where an area leads; empty when its page was unpublished."""
    page, anchor, document = area.get("page"), area.get("anchor"), area.get("document")
    if document:
        return str(document.url)
    address = area.get("url") or ""
    if page:
        address = (page.url or "") if page.live else ""
    return f"{address}#{anchor}" if anchor and (address or not page) else address


def area_label(area: Any, named: set[int]) -> str:
    """The words of the link; those of what it leads to when the editor left them empty.

    The title of a draft, or of a page behind a log-in, is not told: ``named`` are the pages of which it may be.
    """
    words = area.get("label") or ""
    page = area.get("page")
    if not words and page:
        words = page.title if page.pk in named else _("een bladzijde die nu niet openbaar is")
    if not words and area.get("document"):
        words = area["document"].title
    return str(words or area.get("url") or "")
