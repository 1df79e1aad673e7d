"""Parser functions that change text and numbers: padding, cutting, counting, forms of a word."""

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote_plus

from ..markup.markers import Markers
from .arguments import integer, value, values
from .conditions import equal
from .nodes import Part

if TYPE_CHECKING:
    from .expander import Expander, Frame

MAX_PAD = 500
MAX_RESULT = 10_000
LANGUAGES = {
    "nl": "Nederlands", "en": "English", "de": "Deutsch", "fr": "français", "fy": "Frysk", "nds": "Plattdüütsch",
    "nds-nl": "Nedersaksies", "li": "Limburgs", "zea": "Zeêuws", "pl": "polski", "es": "español", "it": "italiano",
    "pt": "português", "tr": "Türkçe", "ar": "العربية", "uk": "українська", "ru": "русский", "pap": "Papiamentu",
    "da": "dansk", "sv": "svenska", "no": "norsk", "fi": "suomi", "cs": "čeština", "hu": "magyar", "ro": "română",
    "el": "Ελληνικά", "he": "עברית", "fa": "فارسی", "zh": "中文", "ja": "日本語", "la": "Latina", "eo": "Esperanto",
}  # fmt: skip


def number_format(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """Digits grouped the Dutch or German way, or ungrouped again with ``|R``."""
    english = expander.wiki.export.site.language.startswith("en")
    flags = [flag.upper() for flag in values(expander, frame, parts)]
    if "R" in flags:
        return first.replace(",", "") if english else first.replace(".", "").replace(",", ".")
    match = re.fullmatch(r"([-−]?)(\d{1,400})(?:\.(\d+))?", first, re.A)
    if match is None:
        return first
    whole = match.group(2) if "NOSEP" in flags else f"{int(match.group(2)):,}"
    sign = "−" if match.group(1) else ""
    text = sign + whole + (f"|{match.group(3)}" if match.group(3) else "")
    return text.replace("|", ".") if english else text.replace(",", ".").replace("|", ",")


def plural(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """One or more; ``0=none`` is the form for exactly that number."""
    forms = []
    for form in values(expander, frame, parts):
        number, equals, text = form.partition("=")
        if equals and number.strip().isdecimal():
            if equal(number, first):
                return text.strip()
            continue
        forms.append(form)
    if not forms:
        return ""
    return forms[0] if equal(first, "1") or len(forms) == 1 else forms[1]


def grammar(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return value(expander, frame, parts, 0)


def gender(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return value(expander, frame, parts, 2 if len(parts) > 2 else 0)


def pad_left(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return _padding(expander, frame, first, parts) + first


def pad_right(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return first + _padding(expander, frame, first, parts)


def _padding(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    length = min(max(integer(value(expander, frame, parts, 0)), 0), MAX_PAD)
    filler = Markers.drop(value(expander, frame, parts, 1)) if len(parts) > 1 else "0"
    missing = length - len(Markers.drop(first))
    return (filler * missing)[:missing] if filler and missing > 0 else ""


def url_encode(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    kind, text = value(expander, frame, parts, 0).upper(), Markers.drop(first)
    if kind == "PATH":
        return quote(text, safe="-_.")
    if kind == "WIKI":
        return quote(text.replace(" ", "_"), safe=";@$!*(),/~:")
    return quote_plus(text)


def language(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return LANGUAGES.get(first.lower(), first)


# --- the functions of $wgPFEnableStringFunctions


def length(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return str(len(Markers.drop(first)))


def find(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    place = Markers.drop(first).find(
        value(expander, frame, parts, 0) or " ", max(integer(value(expander, frame, parts, 1)), 0)
    )
    return "" if place < 0 else str(place)


def find_last(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return str(Markers.drop(first).rfind(value(expander, frame, parts, 0) or " "))


def cut(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """``{{#sub:text|start|length}}``: a negative start counts from the end; a negative length leaves letters off."""
    text = Markers.drop(first)
    start, size = (integer(value(expander, frame, parts, number)) for number in (0, 1))
    begin = max(len(text) + start, 0) if start < 0 else start
    end = len(text) if size == 0 else begin + size if size > 0 else len(text) + size
    return text[begin : max(end, begin)]


def count(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return str(Markers.drop(first).count(value(expander, frame, parts, 0) or " "))


def replace(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    old, new = value(expander, frame, parts, 0) or " ", value(expander, frame, parts, 1)
    return Markers.drop(first).replace(old, new)[:MAX_RESULT]


def explode(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """``{{#explode:text|sign|place}}``: one of the pieces between the signs."""
    pieces = Markers.drop(first).split(value(expander, frame, parts, 0) or " ")
    place = integer(value(expander, frame, parts, 1))
    return pieces[place] if -len(pieces) <= place < len(pieces) else ""


def url_decode(text: str) -> str:
    return Markers.clean(unquote_plus(text, errors="ignore"))
