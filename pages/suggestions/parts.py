"""The texts inside steps, tables and the like: each by itself as plain text, and a plain text put back in its place.

Pictures, questions of the method and links to other pages are no texts; what is wrong with those, a reader describes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.rich_text import RichText

from pages.blocks.reading import has_no_words, inner_blocks
from pages.suggestions.lines import merge, read_lines, text_of, write_html

KINDS = frozenset({"steps", "table", "quote", "callout", "definition_list"})
# More fields than anyone reads; of a larger table a reader describes what should change.
MOST = 100
LONGEST = 5_000


@dataclass(frozen=True)
class Part:
    """One text; ``path`` says where it stands in its section, ``holder`` and ``name`` are where it is kept."""

    path: str
    label: str
    text: str
    longest: int
    required: bool
    is_rich: bool
    holder: Any = field(repr=False, compare=False)
    name: str = ""


def parts_in(stream: Any, places: Iterable[int]) -> list[Part]:
    """The parts of the blocks at these places, in the order of the page; those without a word left out."""
    found: list[Part] = []
    for number, place in enumerate(places, start=1):
        block = stream[place]
        name = capfirst(str(block.block.label))
        found += _inside(block.block, block.value, f"{number}", name)
    return found


def put_back(parts: list[Part], path: str, old: str, proposed: str) -> bool:
    """Put a proposed text where the old one stands; False when the old one stands nowhere any more.

    Rows may have been added since: then the text is looked for by its words, as long as they stand in one place only.
    """
    part = next((part for part in parts if part.path == path and part.text == old), None)
    if part is None:
        same = [part for part in parts if part.text == old]
        part = same[0] if len(same) == 1 else None
    if part is None:
        return False
    part.holder[part.name] = _rich(part, proposed) if part.is_rich else proposed
    return True


def _rich(part: Part, proposed: str) -> RichText:
    """Lines that did not change keep their links and marks."""
    old = [(0, line) for line in read_lines(part.holder[part.name].source)]
    return RichText(write_html([line for _place, line in merge(old, proposed.splitlines(), 0)]))


def _inside(block: blocks.Block, value: Any, path: str, label: str) -> Iterator[Part]:
    if isinstance(block, blocks.BaseStructBlock):
        leaves = [(name, child) for name, child in _children(block) if isinstance(child, _TEXTS)]
        for name, child in _children(block):
            if isinstance(child, _TEXTS):
                # "Stap 2" rather than "stap 2: stap".
                says_enough = len(leaves) == 1 or label.rsplit(" ", 1)[0].endswith(str(child.label))
                own = label if says_enough else f"{label}: {child.label}"
                yield from _text(child, value, name, f"{path}/{name}", own)
            else:
                yield from _inside(child, value.get(name), f"{path}/{name}", label)
        return
    for number, (child, item) in enumerate(inner_blocks(block, value) or [], start=1):
        yield from _inside(child, item, f"{path}/{number}", f"{label}, {_item_name(block)} {number}")


_TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


def _children(block: blocks.BaseStructBlock) -> list[tuple[str, blocks.Block]]:
    """The blocks inside that readers read, apart from choices."""
    names = {child.name for child, _value in inner_blocks(block, {}) or []}
    return [
        (name, child) for name, child in block.child_blocks.items() if name in names and not has_no_words(child, "")
    ]


def _text(block: Any, holder: Any, name: str, path: str, label: str) -> Iterator[Part]:
    value = holder.get(name)
    rich = isinstance(block, blocks.RichTextBlock)
    text = text_of(read_lines(value.source)) if rich and value else str(value or "")
    if text:
        longest = getattr(block.field, "max_length", None) or LONGEST
        yield Part(path, label, text, int(longest), block.required, rich, holder, name)


def _item_name(block: blocks.Block) -> str:
    """What one of a list is called in the label of a field."""
    names = {"steps": _("stap"), "rows": _("rij"), "cells": _("cel"), "entries": _("woord")}
    return names.get(block.name, _("deel"))
