"""What a check found."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Level(StrEnum):
    """An error shuts somebody out; a hint may be left as it is."""

    ERROR = "error"
    HINT = "hint"

    @property
    def label(self) -> Text:
        return _("Fout") if self is Level.ERROR else _("Tip")


@dataclass(frozen=True)
class Finding:
    """``block_id`` names the block in the editor; empty for the page as a whole. ``excerpt`` quotes the spot."""

    rule: str
    level: Level
    message: Text
    block_id: str = ""
    excerpt: str = ""


def error(rule: str, message: Text, block_id: str = "", excerpt: str = "") -> Finding:
    return Finding(rule, Level.ERROR, message, block_id, excerpt)


def hint(rule: str, message: Text, block_id: str = "", excerpt: str = "") -> Finding:
    return Finding(rule, Level.HINT, message, block_id, excerpt)
