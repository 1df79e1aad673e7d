"""What parser functions share: their arguments, and the error that a wiki shows."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..markup.markers import MARKER, Markers
from .nodes import Part

if TYPE_CHECKING:
    from .expander import Expander, Frame

Function = Callable[["Expander", "Frame", str, list[Part]], str]


def value(expander: "Expander", frame: "Frame", parts: list[Part], number: int) -> str:
    """A part, expanded and trimmed; empty when it is not there."""
    return expander.expand(parts[number].flat(), frame).strip() if number < len(parts) else ""


def values(expander: "Expander", frame: "Frame", parts: list[Part]) -> list[str]:
    return [value(expander, frame, parts, number) for number in range(len(parts))]


def integer(text: str) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text, re.A) else 0


def error(message: str) -> str:
    escaped = message.replace("<", "&lt;").replace(">", "&gt;")
    return f'<strong class="error">{escaped}</strong>'


def simple(change: Callable[[str], str]) -> Function:
    """A function of the first argument only, without what an extension tag left in it."""
    return lambda _expander, _frame, first, _parts: change(Markers.drop(first))


def letters(change: Callable[[str], str]) -> Function:
    """A function that changes letters, but not inside what an extension tag left in the text."""

    def apply(_expander: "Expander", _frame: "Frame", first: str, _parts: list[Part]) -> str:
        out, position = [], 0
        for match in MARKER.finditer(first):
            out += [change(first[position : match.start()]), match.group(0)]
            position = match.end()
        return "".join([*out, change(first[position:])])

    return apply


def nothing(_expander: "Expander", _frame: "Frame", _first: str, _parts: list[Part]) -> str:
    """For functions that only tell the wiki something."""
    return ""
