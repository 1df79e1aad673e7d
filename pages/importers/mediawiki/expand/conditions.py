"""Parser functions that choose: each expands only the branch that it takes."""

import html
import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ..read.namespaces import SPECIAL
from .arguments import error, value
from .expressions import ExpressionError, evaluate
from .nodes import Part
from .words import SWITCH_DEFAULT

if TYPE_CHECKING:
    from .expander import Expander, Frame

ERROR = re.compile(r'<(?:strong|span|p|div)\s[^>]*?class="[^"]*?\berror\b[^"]*?"', re.I)
NUMERIC = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*", re.A)


def if_(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return value(expander, frame, parts, 0 if first else 1)


def ifeq(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    same = equal(first, value(expander, frame, parts, 0))
    return value(expander, frame, parts, 1 if same else 2)


def equal(one: str, other: str) -> bool:
    """Numbers compare as numbers, as PHP does: 01 equals 1. An entity equals the character that it stands for."""
    one, other = html.unescape(one), html.unescape(other)
    if one == other:
        return True
    return bool(NUMERIC.fullmatch(one) and NUMERIC.fullmatch(other)) and float(one) == float(other)


def ifexist(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    title = expander.wiki.parse(first)
    exists = title is not None and bool(title.text) and not title.interwiki and expander.wiki.exists(title)
    return value(expander, frame, parts, 0 if exists or (title and title.namespace == SPECIAL) else 1)


def ifexpr(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    try:
        outcome = evaluate(first)
    except ExpressionError:
        return _wrong(first)
    return value(expander, frame, parts, 0 if outcome not in {"", "0", "-0"} else 1)


def iferror(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    if ERROR.search(first):
        return value(expander, frame, parts, 0)
    return value(expander, frame, parts, 1) if len(parts) > 1 else first


def expr(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    try:
        return evaluate(first)
    except ExpressionError:
        return _wrong(first)


def _wrong(source: str) -> str:
    return error(_("Fout in de berekening: %(source)s") % {"source": source})


def switch(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """The value of the first case that fits; cases without a value fall through to the next one."""
    found, default_found, default = False, False, None
    last: str | None = None
    for part in parts:
        if part.name is None:
            last = expander.expand(part.out, frame).strip()
            found = found or equal(last, first)
            default_found = default_found or last.lower() in SWITCH_DEFAULT
            continue
        name = expander.expand(part.name, frame).strip()
        if found or equal(name, first):
            return expander.expand(part.out, frame).strip()
        if default_found or name.lower() in SWITCH_DEFAULT:
            default, default_found = part.out, False
        last = None
    if last is not None and not default_found:
        return last
    return expander.expand(default, frame).strip() if default is not None else ""
