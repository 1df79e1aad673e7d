"""The words that a reader sees on a page, without drawing it."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import RichText, get_text_for_indexing
from wagtail.search import index

from pages.blocks.reading import has_no_words, inner_blocks
from pages.search.plain_text import plain_text

# The summary comes first, as on the page: it is the fragment of a page that was found by its title.
SUMMARY = "search_description"


def page_texts(page: Page) -> Iterator[str]:
    """The text of a specific page: its fields that are marked as searchable, the title not included."""
    names = [field.field_name for field in page.get_search_fields() if isinstance(field, index.SearchField)]
    for name in sorted(set(names) - {"title"}, key=lambda name: (name != SUMMARY, names.index(name))):
        value = getattr(page, name, None)
        if isinstance(value, blocks.StreamValue):
            yield from block_texts(value.stream_block, value)
        elif isinstance(value, str):
            yield get_text_for_indexing(value)


def block_texts(block: blocks.Block, value: Any) -> list[str]:
    """Text of a block and everything inside it. Choices, anchors and addresses are left out."""
    found: list[str] = []
    _collect(block, value, found)
    return found


def _collect(block: blocks.Block, value: Any, found: list[str]) -> None:
    """A page has hundreds of blocks, so they share one list."""
    if has_no_words(block, value):
        return
    inside = inner_blocks(block, value)
    if inside is not None:
        for child_block, child_value in inside:
            _collect(child_block, child_value, found)
    elif isinstance(value, RichText) and getattr(block, "search_index", False):
        found.append(plain_text(value.source))
    elif isinstance(value, index.Indexed) and isinstance(block, blocks.ChooserBlock):
        found.extend(_chosen_texts(value))
    else:
        found.extend(block.get_searchable_content(value))


def _chosen_texts(chosen: index.Indexed) -> Iterator[str]:
    """Words of a snippet that stands in the page, such as a question. A chosen page or file speaks for itself."""
    if chosen._meta.app_label != "pages" or isinstance(chosen, Page):
        return
    for field in chosen.get_search_fields():
        if isinstance(field, index.SearchField):
            yield get_text_for_indexing(str(getattr(chosen, field.field_name, "") or ""))
