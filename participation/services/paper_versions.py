"""Two texts of one paper beside each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from participation.models import Stuk
from participation.rich_text import clean_html


@dataclass(frozen=True)
class TextPair:
    """One part of a paper as it is now and as this writer had it."""

    key: str
    title: str
    theirs: SafeString
    mine: SafeString

    @property
    def differs(self) -> bool:
        return self.theirs != self.mine


def text_pairs(stuk: Stuk, mine: Mapping[str, str]) -> list[TextPair]:
    """Each part of the paper twice; both cleaned, for what is typed has not been kept yet."""
    return [_pair(section, mine.get(section["key"], "")) for section in stuk.sections]


def _pair(section: Mapping[str, Any], mine: str) -> TextPair:
    return TextPair(section["key"], section["title"], _safe(section["body"]), _safe(mine))


def _safe(html: str) -> SafeString:
    return mark_safe(clean_html(html))  # noqa: S308  # clean_html just made it so
