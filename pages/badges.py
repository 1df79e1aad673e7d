"""Labels and tones of the states that a badge can show.

The guide knows nothing of the register; the register hands in its own states when the site starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

TONES = frozenset({"neutral", "info", "success", "warning", "danger"})


@dataclass(frozen=True)
class Badge:
    """The word says what the colour says, so that nobody needs the colour."""

    label: str | Promise
    tone: str = "neutral"


_badges: dict[str, Badge] = {}


def register_badges(badges: Mapping[str, Badge]) -> None:
    """Add badges by their stored value; raises ValueError for a tone that has no colours."""
    for value, badge in badges.items():
        if badge.tone not in TONES:
            raise ValueError(f"Unknown tone {badge.tone!r} of {value!r}")
        _badges[str(value)] = badge


def badge_of(value: str) -> Badge:
    """The badge of a stored value; an unknown value shows itself, neutrally."""
    return _badges.get(str(value), Badge(str(value)))
