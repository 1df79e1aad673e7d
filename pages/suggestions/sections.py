"""The sections of a page as plain text, and a plain text put back into its section.

A section is the text blocks from one heading to the next. The texts inside steps and tables between them are parts of
it, each by itself (``parts.py``); figures stay where they are. The text before the first heading is the section without
a name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.rich_text import RichText

from pages.suggestions.lines import merge, read_lines, text_of, write_html
from pages.suggestions.parts import KINDS, MOST, Part, parts_in

TEXT = "rich_text"
LAYER = "collapsible"
HEADING = "heading"


@dataclass
class Section:
    """``stream`` is the list of blocks that holds the section, ``places`` where its text blocks stand in it, ``others``
    where its steps, tables and the like stand.
    """

    anchor: str
    title: str
    stream: Any
    start: int
    block_id: str
    places: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Paragraphs apart by an empty line, items of a list under each other with a dash."""
        return text_of([line for place in self.places for line in read_lines(_source(self.stream[place]))])

    @property
    def parts(self) -> list[Part]:
        """The texts inside its steps and tables, in order."""
        return parts_in(self.stream, self.others)

    @property
    def has_too_many_parts(self) -> bool:
        return len(self.parts) > MOST


def sections_of(body: Any) -> list[Section]:
    """All sections of a page that have a name, in order, those inside layers too; the nameless first one first."""
    return [*_walk(body or [], Section("", "", body or [], 0, ""))]


def find_section(body: Any, anchor: str) -> Section | None:
    return next((section for section in sections_of(body) if section.anchor == anchor), None)


def replace_text(section: Section, proposed: str) -> None:
    """Put a plain text in a section. Lines that were there keep their links and marks; the others are new."""
    stream = section.stream
    old = [(place, line) for place in section.places for line in read_lines(_source(stream[place]))]
    new = merge(old, proposed.splitlines(), section.places[0] if section.places else -1)
    for place in reversed(section.places):
        html = write_html([line for at, line in new if at == place])
        if html:
            stream[place] = (TEXT, RichText(html), stream[place].id)
        else:
            del stream[place]
    added = write_html([line for at, line in new if at == -1])
    if added:
        stream.insert(section.start, (TEXT, RichText(added)))


def _walk(stream: Any, current: Section) -> Iterator[Section]:
    layers: list[Section] = []
    for place, block in enumerate(stream):
        if block.block_type == HEADING and block.value["anchor"]:
            yield current
            yield from _inside(layers)
            layers = []
            value = block.value
            current = Section(str(value["anchor"]), str(value["text"]), stream, place + 1, str(block.id or ""))
        elif block.block_type == TEXT:
            current.places.append(place)
        elif block.block_type in KINDS:
            current.others.append(place)
        elif block.block_type == LAYER and block.value["anchor"]:
            value = block.value
            title = value["title"].source if isinstance(value["title"], RichText) else str(value["title"])
            plain = text_of(read_lines(f"<p>{title}</p>"))
            layers.append(Section(str(value["anchor"]), plain, value["content"], 0, str(block.id or "")))
    yield current
    yield from _inside(layers)


def _inside(layers: list[Section]) -> Iterator[Section]:
    for layer in layers:
        yield from _walk(layer.stream, layer)


def _source(block: Any) -> str:
    return str(block.value.source)
