"""The text of one version, passage by passage, without drawing it and without asking the database for every part."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Field
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail.rich_text import RichText, get_text_for_indexing
from wagtail.search import index

from pages.blocks.reading import has_no_words, inner_blocks

ENDS_PASSAGE = re.compile(r"</(?:p|h[1-6]|li|blockquote|dt|dd|td|th|pre)>|<br\s*/?>|<hr\s*/?>", re.I)
TITLE, SUMMARY = "title", "search_description"


@dataclass(frozen=True)
class Passage:
    """A paragraph, a line of a list, a cell of a table; ``under`` is the heading that it stands under."""

    text: str
    under: str = ""


def passages_of(model: type[Page], revision: Revision) -> list[Passage]:
    """Title and summary first, then the fields of the page and its body, as a reader meets them."""
    found: list[Passage] = []
    for field in text_fields(model):
        value = field.to_python(revision.content.get(field.name))
        if isinstance(value, blocks.StreamValue):
            found.extend(_under_headings(value))
        elif isinstance(value, str):
            found.extend(Passage(text) for text in _paragraphs(value))
    return found


def text_fields(model: type[Page]) -> list[Field]:
    """The fields that search reads are the fields that readers read; the body stands last."""
    names = [item.field_name for item in model.get_search_fields() if isinstance(item, index.SearchField)]
    fields = [model._meta.get_field(name) for name in dict.fromkeys(names) if name in _concrete(model)]
    order = {TITLE: 0, SUMMARY: 1}
    return sorted(fields, key=lambda field: order.get(field.name, 3 if isinstance(field, StreamField) else 2))


def _concrete(model: type[Page]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields} - {"draft_title"}


def passages_of_blocks(children: Iterable[Any]) -> list[Passage]:
    """The passages of some blocks of a body."""
    return list(_under_headings(children))


def _under_headings(stream: Iterable[Any]) -> Iterator[Passage]:
    under = ""
    for child in stream:
        texts = list(_block_passages(child.block, child.value))
        if child.block_type == "heading" and texts:
            under = texts[0]
            yield Passage(under)
        else:
            yield from (Passage(text, under) for text in texts)


def _block_passages(block: blocks.Block, value: Any) -> Iterator[str]:
    """Chosen pages, files and questions are not text of this page; choices and anchors are not text at all."""
    if has_no_words(block, value) or isinstance(block, blocks.ChooserBlock):
        return
    inside = inner_blocks(block, value)
    if inside is not None:
        for child_block, child_value in inside:
            yield from _block_passages(child_block, child_value)
    elif isinstance(value, RichText):
        yield from _paragraphs(value.source)
    else:
        for text in block.get_searchable_content(value):
            yield from _paragraphs(text)


def _paragraphs(text: str) -> Iterator[str]:
    """Markup goes, white space becomes one space, empty parts are left out."""
    parts = ENDS_PASSAGE.split(text) if "<" in text else text.splitlines()
    for part in parts:
        words = " ".join((get_text_for_indexing(part) if "<" in text or "&" in part else part).split())
        if words:
            yield words
