"""Sentences, lists and simple blocks as Wagtail's stored rich text. Every word is escaped here, once."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ..document.inlines import is_empty, plain
from ..document.model import (
    AnchorPoint,
    Block,
    Blocks,
    Break,
    Callout,
    DefinitionList,
    Heading,
    Inline,
    Inlines,
    LinkTo,
    ListBlock,
    NoteMark,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Styled,
    Table,
    Text,
)
from ..notes import Notes
from ..read.titles import Title
from .targets import Targets


@dataclass
class RichText:
    """Writes the rich text of one page."""

    here: Title
    targets: Targets
    notes: Notes
    _marked: set[int]

    def line(self, inlines: Inlines) -> str:
        return "".join(self._piece(piece) for piece in inlines)

    def _piece(self, piece: Inline) -> str:
        match piece:
            case Text():
                return escape(piece.text, quote=False)
            case Break():
                return "<br/>"
            case AnchorPoint():
                return f'<a id="{escape(piece.name)}"></a>'
            case NoteMark():
                return self._mark(piece)
            case LinkTo():
                return self._link(piece)
            case Styled():
                inner = self.line(piece.children)
                return f"<{piece.tag}>{inner}</{piece.tag}>" if inner else ""

    def _mark(self, mark: NoteMark) -> str:
        """The first mark of a note is where its way back leads."""
        key = mark.note + 1
        own = "" if mark.note in self._marked else f' id="nootverwijzing-{key}"'
        self._marked.add(mark.note)
        return f'<sup><a{own} href="#noot-{key}">[{escape(mark.label)}]</a></sup>'

    def _link(self, piece: LinkTo) -> str:
        inner = self.line(piece.children)
        destination = self.targets.find(piece.link, self.here, self.notes, plain(piece.children).strip())
        if not destination.leads_somewhere or "<a " in inner:
            return inner
        self.notes.converted("link")
        return f"{destination.opening_tag()}{inner}</a>"

    def blocks(self, blocks: Blocks) -> str:
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:  # noqa: C901 - one case per kind of block, each a line
        match block:
            case Paragraph():
                return f"<p>{self.line(block.content)}</p>"
            case ListBlock():
                tag = "ol" if block.ordered else "ul"
                start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
                items = "".join(f"<li>{self.cell(item.blocks)}</li>" for item in block.items)
                return f"<{tag}{start}>{items}</{tag}>"
            case DefinitionList():
                entries = (self._entry(entry.is_term, entry.blocks) for entry in block.entries)
                return "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"
            case Rule():
                return "<hr/>"
            case Heading():
                return f"<p><b>{self.line(block.content)}</b></p>"
            case Quote():
                return f"<blockquote>{self.blocks(block.blocks)}</blockquote>"
            case Preformatted():
                return "<p><code>" + self.line(block.content).strip("\n").replace("\n", "<br/>") + "</code></p>"
            case Callout():
                return self.blocks(block.blocks)
            case Table():
                return self._flat_table(block)
        raise AssertionError(f"{type(block).__name__} does not fit in rich text")

    def _entry(self, is_term: bool, blocks: Blocks) -> str:
        if is_term and len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return f"<b>{self.line(blocks[0].content)}</b>"
        return self.cell(blocks)

    def _flat_table(self, table: Table) -> str:
        """A table inside a cell or list item: its cells as lines."""
        lines = [] if is_empty(table.caption) else [f"<p>{self.line(table.caption)}</p>"]
        for row in table.rows:
            cells = " ".join(filter(None, (self.cell(cell.blocks) for cell in row)))
            lines.append(cells if cells.startswith("<p>") else f"<p>{cells}</p>")
        return "".join(lines)

    def cell(self, blocks: Blocks) -> str:
        """The blocks of a cell or list item; a single first paragraph needs no tags of its own."""
        if (
            blocks
            and isinstance(blocks[0], Paragraph)
            and not any(isinstance(block, Paragraph) for block in blocks[1:])
        ):
            return self.line(blocks[0].content) + self.blocks(blocks[1:])
        return self.blocks(blocks)


def fits(block: Block) -> bool:
    """Whether a block can stand in rich text without losing anything but its frame."""
    match block:
        case Paragraph() | Rule():
            return True
        case ListBlock():
            return all(fits(inner) for item in block.items for inner in item.blocks)
        case DefinitionList() if block.is_indent:
            return all(fits(inner) for entry in block.entries for inner in entry.blocks)
        case Quote():
            return all(fits(inner) for inner in block.blocks)
    return False


def can_be_flattened(block: Block) -> bool:
    """Whether a block that stands too deep can still be written as text, in the same order."""
    return all(
        fits(inner) or isinstance(inner, Heading | Preformatted | Table | DefinitionList | Callout)
        for inner in inside(block)
    )


def inside(block: Block) -> Iterator[Block]:
    """The block and every block in it that will be written with it."""
    yield block
    groups: list[Blocks] = []
    match block:
        case ListBlock():
            groups = [item.blocks for item in block.items]
        case DefinitionList():
            groups = [entry.blocks for entry in block.entries]
        case Quote() | Callout():
            groups = [block.blocks]
        case Table():
            groups = [cell.blocks for row in block.rows for cell in row]
    for group in groups:
        for inner in group:
            yield from inside(inner)
