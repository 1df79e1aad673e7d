"""The body of a page as the checks read it: headings, texts and pictures, each with the block that it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.rich_text import RichText

from pages.blocks.reading import NOT_TEXT, has_no_words

# Text that is no sentence for readers.
NOT_READ = NOT_TEXT | {"licence", "rights_holder", "key", "marker"}
PARAGRAPHS = ["p", "li", "blockquote", "h2", "h3", "h4"]


@dataclass(frozen=True)
class Link:
    """A link with its words; ``page`` is the number of a page of the guide, else ``url`` says where it leads."""

    words: str
    url: str = ""
    page: int | None = None


@dataclass(frozen=True)
class Part:
    """One piece of a block. ``level`` is that of a heading, ``picture`` the value of a picture block."""

    block_id: str
    block_type: str
    paragraphs: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    level: int = 0
    picture: Any = None


def parts_of(body: Any) -> Iterator[Part]:
    """In the order in which a reader meets them."""
    for child in body or []:
        yield from _parts(child.block, child.value, str(child.id or ""), str(child.block_type))


def _parts(block: blocks.Block, value: Any, block_id: str, kind: str) -> Iterator[Part]:
    if has_no_words(block, value):
        return
    if isinstance(block, blocks.BaseStreamBlock):
        yield from (part for child in value for part in _parts(child.block, child.value, child.id, child.block_type))
    elif isinstance(block, blocks.ListBlock):
        yield from (part for child in value.bound_blocks for part in _parts(child.block, child.value, block_id, kind))
    elif isinstance(block, blocks.BaseStructBlock):
        yield from _struct_parts(block, value, block_id, kind)
    elif isinstance(value, RichText):
        yield rich_part(value.source, block_id, kind)
    elif isinstance(value, str) and value.strip():
        yield Part(block_id, kind, paragraphs=(value.strip(),))


def _struct_parts(block: Any, value: Any, block_id: str, kind: str) -> Iterator[Part]:
    names = set(block.child_blocks)
    if {"text", "level"} <= names:
        digits = str(value.get("level") or "h2")[1:]
        yield Part(block_id, kind, paragraphs=(str(value.get("text") or ""),), level=int(digits))
        return
    if "alternative_text" in names:
        yield Part(block_id, kind, picture=value)
    link = _link_of(value) if {"page", "url"} <= names else None
    if link:
        yield Part(block_id, kind, links=(link,))
    for name, child in block.child_blocks.items():
        if name not in NOT_READ and name != "alternative_text":
            yield from _parts(child, value.get(name), block_id, kind)


def _link_of(value: Any) -> Link | None:
    page, url = value.get("page"), str(value.get("url") or "")
    words = str(value.get("title") or value.get("label") or (page.title if page else ""))
    return Link(words, url, page.pk if page else None) if page or url else None


def rich_part(html: str, block_id: str, kind: str) -> Part:
    """Paragraphs and links of a rich text; a list item counts as a paragraph of its own."""
    soup = BeautifulSoup(html, "html.parser")
    links = tuple(
        Link(anchor.get_text(" ", strip=True), str(anchor.get("href") or ""), _number(anchor))
        for anchor in soup.find_all("a")
    )
    lines = soup.find_all(PARAGRAPHS) or [soup]
    texts = (" ".join(line.get_text("").split()) for line in lines if not line.find(PARAGRAPHS))
    return Part(block_id, kind, paragraphs=tuple(text for text in texts if text), links=links)


def _number(anchor: Any) -> int | None:
    number = str(anchor.get("id") or "")
    return int(number) if anchor.get("linktype") == "page" and number.isdigit() else None
