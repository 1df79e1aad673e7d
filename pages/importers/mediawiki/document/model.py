"""A page as blocks and inline pieces, independent of both MediaWiki's markup and Wagtail's storage."""

from dataclasses import dataclass, field
from datetime import datetime

from ..markup.result import Link, Picture

# --- inside a sentence


@dataclass
class Text:
    text: str


@dataclass
class Styled:
    """Text with a meaning: one of the tags b, i, u, s, sup, sub, code, small, mark."""

    tag: str
    children: list["Inline"]


@dataclass
class LinkTo:
    link: Link
    children: list["Inline"]


@dataclass
class NoteMark:
    """A reference to a footnote of the page, by its number in the page's list of notes."""

    note: int
    label: str


@dataclass
class Break:
    """A line break."""


@dataclass
class AnchorPoint:
    """A place that links point to."""

    name: str


Inline = Text | Styled | LinkTo | NoteMark | Break | AnchorPoint
Inlines = list[Inline]


# --- blocks


@dataclass
class Heading:
    level: int
    content: Inlines
    anchor: str


@dataclass
class Paragraph:
    content: Inlines


@dataclass
class Item:
    """One item of a list: what it says, and lists or other blocks under it."""

    blocks: list["Block"]


@dataclass
class ListBlock:
    ordered: bool
    items: list[Item]
    start: int = 1


@dataclass
class Definition:
    """A term (None where only a description stands) or a description; which of the two is ``is_term``."""

    is_term: bool
    blocks: list["Block"]


@dataclass
class DefinitionList:
    entries: list[Definition]

    @property
    def is_indent(self) -> bool:
        """Lines indented with a colon: descriptions without any term."""
        return not any(entry.is_term for entry in self.entries)


@dataclass
class Quote:
    blocks: list["Block"]


@dataclass
class Preformatted:
    content: Inlines


@dataclass
class Rule:
    """A horizontal line."""


@dataclass
class Figure:
    picture: Picture
    caption: Inlines


@dataclass
class GalleryEntry:
    picture: Picture | None
    caption: Inlines
    label: str = ""


@dataclass
class GalleryBlock:
    caption: Inlines
    entries: list[GalleryEntry]


@dataclass
class MapArea:
    """Numbers are pixels of the original image; ``default`` covers what no other area does."""

    shape: str
    numbers: list[float]
    label: str
    link: Link


@dataclass
class InteractiveFigure:
    picture: Picture
    caption: Inlines
    areas: list[MapArea]
    default: MapArea | None = None


@dataclass
class Cell:
    blocks: list["Block"]
    header: bool = False
    scope: str = ""
    colspan: int = 1
    rowspan: int = 1


@dataclass
class Table:
    caption: Inlines
    rows: list[list[Cell]]
    sortable: bool = False


@dataclass
class Collapsible:
    title: Inlines
    open: bool
    blocks: list["Block"]
    anchor: str = ""


@dataclass
class Callout:
    """Text in a box."""

    blocks: list["Block"]
    anchor: str = ""


@dataclass
class Note:
    """A footnote: its number in the page's list, the mark shown, and the text."""

    note: int
    label: str
    content: Inlines


@dataclass
class Footnotes:
    notes: list[Note]


Block = (
    Heading
    | Paragraph
    | ListBlock
    | DefinitionList
    | Quote
    | Preformatted
    | Rule
    | Figure
    | GalleryBlock
    | InteractiveFigure
    | Table
    | Collapsible
    | Callout
    | Footnotes
)
Blocks = list[Block]


@dataclass
class Document:
    """One page, ready to be written."""

    title: str
    blocks: Blocks
    categories: dict[str, str] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    behaviours: set[str] = field(default_factory=set)
    author: str = ""
    changed: datetime | None = None
