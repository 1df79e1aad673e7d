"""Where on a page a finding is: looked up in the page as it is now, for somebody may have moved it since."""

import html
import re
from dataclasses import dataclass
from typing import Any

from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Page

TAGS = re.compile(r"<[^>]*>")
MARKS = re.compile(r"'{2,}|\[\[|\]\]|\{\{|\}\}|^=+|=+$")
SHORTEST = 3


@dataclass(frozen=True)
class Spot:
    """A block of a page's text, and the heading above it; both empty where the words are not found."""

    block: str = ""
    anchor: str = ""


def find_spot(page: Page, fragment: str) -> Spot:
    """The first block that holds the words of a finding."""
    body = getattr(page.get_latest_revision_as_object(), "body", None)
    if not isinstance(body, StreamValue):
        return Spot()
    wanted = candidates(fragment)
    places: list[tuple[str, str, str]] = []
    anchor = ""
    for block in body.raw_data:
        if block["type"] == "heading":
            anchor = str(block["value"].get("anchor", ""))
        places.append((str(block.get("id", "")), anchor, _words(block["value"])))
    for words in wanted:
        for block_id, heading, text in places:
            if words in text:
                return Spot(block_id, heading)
    return Spot()


def candidates(fragment: str) -> list[str]:
    """The words by which a fragment may stand on the page, the most exact first."""
    bare = MARKS.sub("", _plain(fragment)).strip()
    last = re.split(r"[|#]", bare)[-1]
    found = [_plain(fragment), bare, last, last.partition(":")[2]]
    return list(dict.fromkeys(words for each in found if len(words := each.strip()) >= SHORTEST))


def _plain(text: str) -> str:
    return " ".join(html.unescape(TAGS.sub(" ", text)).split()).lower()


def _words(value: Any) -> str:
    """Everything that a stored block says, in one line."""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, dict):
        return " ".join(_words(each) for each in value.values())
    if isinstance(value, list) or hasattr(value, "__iter__"):
        return " ".join(_words(each) for each in value)
    return ""
