"""Names for the headings of a page, so that links can point to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

MAX_ANCHOR = 80


@dataclass(frozen=True)
class TocEntry:
    """A heading of the page."""

    title: str
    anchor: str


def _blocks(body: Any) -> Iterator[Any]:
    """All blocks, those inside layers too, in order."""
    for block in body or []:
        yield block
        if block.block_type == "collapsible":
            yield from _blocks(block.value["content"])


def _own_anchor(block: Any) -> str:
    return str(block.value["anchor"] or "") if hasattr(block.value, "get") and "anchor" in block.value else ""


def fill_anchors(body: Any) -> None:
    """Gives headings without an anchor one made of their words; a name that stands already is never changed."""
    taken = {_own_anchor(block) for block in _blocks(body)}
    for block in _blocks(body):
        if block.block_type != "heading" or block.value["anchor"]:
            continue
        base = slugify(block.value["text"])[:MAX_ANCHOR] or "kop"
        name, number = base, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        block.value["anchor"] = name


def table_of_contents(body: Any) -> list[TocEntry]:
    """The main headings of a page that can be linked to; those inside closed layers are left out."""
    return [
        TocEntry(str(block.value["text"]), str(block.value["anchor"]))
        for block in body or []
        if block.block_type == "heading" and block.value["level"] == "h2" and block.value["anchor"]
    ]


def heading_entries(body: Any) -> list[TocEntry]:
    """Every heading that a link can point to, small ones and those inside layers too."""
    return [
        TocEntry(str(block.value["text"]), str(block.value["anchor"]))
        for block in _blocks(body)
        if block.block_type == "heading" and block.value["anchor"]
    ]
