"""Contrast of colours as WCAG 2.2 defines it, so that a municipality cannot choose unreadable colours."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

HEX_COLOUR = re.compile(r"^#[0-9a-f]{6}$")
# WCAG 2.2 success criteria 1.4.3 (text) and 1.4.11 (edges of controls).
TEXT_RATIO = 4.5
EDGE_RATIO = 3.0
WHITE = "#ffffff"


@dataclass(frozen=True)
class Palette:
    """The colours of a token set as ``#rrggbb``; the stylesheets in static_src/css/tokens hold the same values."""

    accent: str
    on_accent: str
    ground: str
    ink: str
    ink_soft: str
    line_strong: str


PALETTES: dict[str, Palette] = {
    "voorbeeldpolder": Palette("#0b565b", "#ffffff", "#f7f5f0", "#1a2b2d", "#4a5a5b", "#74807f"),
    "duinrand": Palette("#1d3f7c", "#ffffff", "#f8f4ea", "#1d2430", "#4d5563", "#7d7766"),
}


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, from 0 (black) to 1 (white)."""
    red, green, blue = (_channel(part) for part in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, share: float, other: str) -> str:
    """``share`` of the first colour with the rest of the other, as CSS color-mix() in sRGB does."""
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def palette_problems(palette: Palette) -> dict[str, str]:
    """What is unreadable in these colours: the name of the colour to change, with a sentence about it."""
    soft = mix(palette.accent, 0.09, WHITE)
    footer = mix(palette.accent, 0.72, "#000000")
    checks = [
        ("accent", palette.accent, WHITE, TEXT_RATIO, _("op wit")),
        ("accent", palette.accent, soft, TEXT_RATIO, _("op de lichte tint van zichzelf")),
        ("accent", footer, WHITE, TEXT_RATIO, _("onder de witte tekst onderaan de pagina")),
        ("on_accent", palette.on_accent, palette.accent, TEXT_RATIO, _("op de hoofdkleur")),
        ("ground", palette.accent, palette.ground, TEXT_RATIO, _("achter links in de hoofdkleur")),
        ("ground", palette.ink_soft, palette.ground, TEXT_RATIO, _("achter grijze tekst")),
        ("ground", palette.line_strong, palette.ground, EDGE_RATIO, _("achter randen van invoervelden")),
    ]
    problems: dict[str, str] = {}
    for name, one, other, needed, where in checks:
        found = contrast(one, other)
        if found < needed and name not in problems:
            problems[name] = _(
                "Deze kleur is niet goed te lezen %(where)s: contrast %(found)s, nodig is %(needed)s."
            ) % {
                "where": where,
                "found": f"{found:.2f}".replace(".", ","),
                "needed": f"{needed:.1f}".replace(".", ","),
            }
    return problems
