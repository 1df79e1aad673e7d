"""A choice between words that we keep as they are."""

from typing import Any

from wagtail import blocks


class WordChoiceBlock(blocks.ChoiceBlock):
    """A choice whose stored value is text already.

    Wagtail goes through all choices, with their translated names, each time that it reads a value, to turn stored text
    into the number or enum that a choice may be. A table has a choice in each of its cells.
    """

    def normalize_choice(self, value: Any) -> Any:
        return value
