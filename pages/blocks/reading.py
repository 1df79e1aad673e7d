"""How a block is read: what stands inside it, and what of that are words for readers.

Search, the public versions and the checks of the editor all walk through blocks this way; what they make of the
words is their own.
"""

from typing import Any

from wagtail import blocks

# Parts of a block that are no text for readers.
NOT_TEXT = frozenset({"anchor", "url", "source_url", "id"})
CHOICES = (blocks.ChoiceBlock, blocks.MultipleChoiceBlock)


def has_no_words(block: blocks.Block, value: Any) -> bool:
    """Nothing was filled in, or somebody chose from a list: the choice is a setting and no text."""
    return value is None or isinstance(block, CHOICES)


def inner_blocks(block: blocks.Block, value: Any) -> list[tuple[blocks.Block, Any]] | None:
    """The blocks inside this one with their values, in the order of the page; None for a block that holds no others."""
    if isinstance(block, blocks.BaseStructBlock):
        return [(child, value.get(name)) for name, child in block.child_blocks.items() if name not in NOT_TEXT]
    if isinstance(block, blocks.BaseStreamBlock):
        return [(child.block, child.value) for child in value]
    if isinstance(block, blocks.ListBlock):
        return [(child.block, child.value) for child in value.bound_blocks]
    return None
