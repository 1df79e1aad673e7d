"""The sections of a page: what stands under each heading that a link can reach."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from pages.search.page_text import block_texts
from pages.search.registry import SectionText


@dataclass
class _Section:
    anchor: str
    heading: str
    texts: list[str] = field(default_factory=list)


def page_sections(page: Page) -> tuple[SectionText, ...]:
    """In the order of the page. What stands before the first heading belongs to the page itself."""
    return page_words_and_sections(page)[1]


def page_words_and_sections(page: Page) -> tuple[list[str], tuple[SectionText, ...]]:
    """All texts of the body and its sections, in one reading."""
    words: list[str] = []
    found: list[_Section] = []
    for part in _parts(getattr(page, "body", None)):
        words.append(part.heading if isinstance(part, _Section) else part)
        if isinstance(part, _Section):
            found.append(part)
        elif found:
            found[-1].texts.append(part)
    sections = (SectionText(section.anchor, section.heading, " ".join(section.texts)) for section in found)
    return words, tuple(sections)


def _parts(body: Any) -> Iterator[_Section | str]:
    """Headings with a name as the start of a section, everything else as text; layers are looked into."""
    for block in body or []:
        value = block.value
        anchor = str(value.get("anchor") or "") if hasattr(value, "get") else ""
        if block.block_type == "heading" and anchor:
            yield _Section(anchor, str(value["text"]))
        elif block.block_type == "collapsible":
            title = get_text_for_indexing(str(value["title"].source))
            yield _Section(anchor, title) if anchor else title
            yield from _parts(value["content"])
        else:
            yield from block_texts(block.block, value)
