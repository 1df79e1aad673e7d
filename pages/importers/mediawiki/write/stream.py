"""A document as the guide's StreamField: the only place that knows how its blocks are stored."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ..document.inlines import is_empty, note_marks, plain, without_style
from ..document.model import (
    AnchorPoint,
    Block,
    Blocks,
    Break,
    Callout,
    Cell,
    Collapsible,
    DefinitionList,
    Figure,
    Footnotes,
    GalleryBlock,
    Heading,
    Inlines,
    InteractiveFigure,
    Item,
    LinkTo,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Styled,
    Table,
    Text,
)
from ..notes import Notes
from ..read.titles import Title
from .pictures import PictureWriter
from .rich_text import RichText, can_be_flattened, fits, inside
from .storage import Stored, stored_block, with_ids
from .targets import Targets

MAX_LAYERS = 4


@dataclass
class StreamWriter:
    """Writes the body of one page."""

    here: Title
    targets: Targets
    notes: Notes
    marked: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.text = RichText(self.here, self.targets, self.notes, self.marked)
        self.pictures = PictureWriter(self.here, self.targets, self.notes, self.text, self._run)

    def body(self, blocks: Blocks) -> Stored:
        """The stored blocks, with ids that stay the same as long as the content does."""
        stored: Stored = with_ids(self._blocks(blocks, layer=0), str(self.here))
        return stored

    def _blocks(self, blocks: Blocks, layer: int) -> Stored:
        """Neighbouring pieces of text become one text block."""
        found: Stored = []
        run: Blocks = []
        for block in self._split(blocks):
            if fits(block):
                run.append(block)
                continue
            found += self._run(run)
            run = []
            found += self._block(block, layer)
        return found + self._run(run)

    def _run(self, run: Blocks) -> Stored:
        shown = [block for block in run if not isinstance(block, Paragraph) or block.content]
        self.notes.counts.update({"paragraph": sum(isinstance(b, Paragraph) for b in shown)})
        self.notes.counts.update({"list": sum(isinstance(b, ListBlock) for b in shown)})
        return [stored_block("rich_text", self.text.blocks(shown))] if shown else []

    def _split(self, blocks: Blocks) -> Blocks:
        """Lists that hold figures, tables or layers are cut around them, so that the order of words stays."""
        found: Blocks = []
        for block in blocks:
            if isinstance(block, ListBlock) and not fits(block):
                found += self._split_list(block)
            elif isinstance(block, DefinitionList) and block.is_indent and not fits(block):
                found += self._split([inner for entry in block.entries for inner in entry.blocks])
            elif isinstance(block, Quote) and not fits(block):
                found += self._split(block.blocks)
            else:
                found.append(block)
        return found

    def _split_list(self, block: ListBlock) -> Blocks:
        found: Blocks = []
        items: list[Item] = []
        start = number = block.start
        for item in block.items:
            simple = [inner for inner in item.blocks if fits(inner)]
            if len(simple) == len(item.blocks):
                items.append(item)
                number += 1
                continue
            first = next(index for index, inner in enumerate(item.blocks) if not fits(inner))
            items += [Item(item.blocks[:first])] if first else []
            found += [ListBlock(block.ordered, items, start)] if items else []
            found += self._split(item.blocks[first:])
            number += 1
            items, start = [], number
        if len(found):
            self.notes.approximated("list", _("Een lijst is opgedeeld, omdat er een figuur, tabel of laag in stond."))
        return found + ([ListBlock(block.ordered, items, start)] if items else [])

    def _block(self, block: Block, layer: int) -> Stored:  # noqa: C901 - one case per kind of block, each a line
        match block:
            case Heading():
                return self._heading(block)
            case Preformatted():
                self.notes.converted("preformatted")
                return [stored_block("preformatted", {"text": _verbatim(block.content)})]
            case DefinitionList():
                return self._definitions(block)
            case Callout():
                return self._callout(block, layer)
            case Collapsible():
                return self._collapsible(block, layer)
            case Table():
                return self._table(block, layer)
            case Figure():
                return self.pictures.figure(block)
            case GalleryBlock():
                return self.pictures.gallery(block)
            case InteractiveFigure():
                return self.pictures.interactive(block)
            case Footnotes():
                return self._footnotes(block)
        return self._blocks([block], layer)

    def _heading(self, block: Heading) -> Stored:
        """A heading is plain text here; footnote marks in it follow right after it."""
        self.notes.converted("heading")
        value = {"text": plain(block.content).strip()[:500], "level": f"h{block.level}", "anchor": block.anchor[:255]}
        found = [stored_block("heading", value)]
        marks = note_marks(block.content)
        if marks:
            message = _("Een voetnoot in een kop staat nu onder de kop.")
            self.notes.approximated("heading", message, value["text"])
            found.append(stored_block("rich_text", f"<p>{self.text.line(marks)}</p>"))
        if any(isinstance(piece, LinkTo) for piece in block.content):
            self.notes.approximated(
                "heading", _("Een link in een kop is vervallen; de woorden staan er."), value["text"]
            )
        return found

    # --- text in a frame

    def _callout(self, block: Callout, layer: int) -> Stored:
        """A box; one that holds more than text loses its frame and keeps its content."""
        if not all(fits(inner) for inner in block.blocks):
            self.notes.approximated("callout", _("Een kader met meer dan tekst is zonder rand overgenomen."))
            return self._anchor(block.anchor) + self._blocks(block.blocks, layer)
        title: Inlines = []
        blocks = block.blocks
        if len(blocks) > 1 and isinstance(blocks[0], Paragraph):
            bare = without_style(blocks[0].content, "b")
            title, blocks = (bare, blocks[1:]) if bare is not blocks[0].content else ([], blocks)
        self.notes.converted("callout")
        value = {"title": self.text.line(title), "text": self.text.blocks(blocks), "anchor": block.anchor[:255]}
        return [stored_block("callout", value)]

    def _collapsible(self, block: Collapsible, layer: int) -> Stored:
        title = self.text.line(block.title) or _("Meer")
        if layer >= MAX_LAYERS:
            self.notes.approximated(
                "collapsible", _("Een laag zit te diep; de inhoud staat er zonder klappen."), plain(block.title)
            )
            return [stored_block("rich_text", f"<p><b>{title}</b></p>"), *self._blocks(block.blocks, layer)]
        self.notes.converted("collapsible")
        content = self._blocks(block.blocks, layer + 1)
        value = {"title": title, "open": block.open, "anchor": block.anchor[:255], "content": content}
        return [stored_block("collapsible", value)]

    def _anchor(self, anchor: str) -> Stored:
        return [stored_block("rich_text", self.text.line([AnchorPoint(anchor)]))] if anchor else []

    def _definitions(self, block: DefinitionList) -> Stored:
        """Terms with what follows them; several descriptions of one term come together."""
        if not all(can_be_flattened(inner) for entry in block.entries for inner in entry.blocks):
            self.notes.approximated(
                "definition_list", _("Een lijst met uitleg bevat figuren of tabellen en is opgedeeld.")
            )
            return self._blocks([inner for entry in block.entries for inner in entry.blocks], 0)
        entries: Stored = []
        for is_term, blocks in _flat_entries(block):
            if is_term and all(fits(inner) for inner in blocks):
                entries.append(stored_block("item", {"term": self.text.cell(blocks), "definition": "", "anchor": ""}))
                continue
            if not entries:
                entries.append(stored_block("item", {"term": "", "definition": "", "anchor": ""}))
            entries[-1]["value"]["definition"] += self.text.blocks(blocks)
        self.notes.converted("definition_list")
        return [stored_block("definition_list", {"entries": entries})]

    def _footnotes(self, block: Footnotes) -> Stored:
        notes = [
            stored_block(
                "item", {"marker": note.label[:60], "key": str(note.note + 1), "text": self.text.line(note.content)}
            )
            for note in block.notes
        ]
        self.notes.converted("footnote", len(notes))
        return [stored_block("footnotes", {"notes": notes})]

    # --- tables

    def _table(self, block: Table, layer: int) -> Stored:
        """A table of text; one that only places figures side by side becomes those figures."""
        cells = [cell for row in block.rows for cell in row]
        if not all(can_be_flattened(inner) for cell in cells for inner in cell.blocks):
            return self._unwrapped_table(block, layer)
        if any(isinstance(inner, Table) for cell in cells for outer in cell.blocks for inner in inside(outer)):
            self.notes.approximated(
                "table", _("Een tabel in een tabel is als regels in de cel gezet."), plain(block.caption)
            )
        rows = [stored_block("item", {"cells": [self._cell(cell, row) for cell in row]}) for row in block.rows]
        self.notes.converted("table")
        return [stored_block("table", {"caption": self.text.line(block.caption), "rows": rows})]

    def _cell(self, cell: Cell, row: list[Cell]) -> dict[str, Any]:
        """A header heads its column when the whole row is headers, else its row; the wiki's own scope goes first."""
        kind = "data"
        if cell.header:
            of_row = cell.scope.startswith("row") or (not cell.scope and not all(other.header for other in row))
            kind = "row" if of_row else "column"
        content = self.text.cell(cell.blocks)
        return stored_block(
            "item", {"kind": kind, "content": content, "colspan": cell.colspan, "rowspan": cell.rowspan}
        )

    def _unwrapped_table(self, block: Table, layer: int) -> Stored:
        self.notes.approximated(
            "table", _("Een tabel met figuren of lagen erin is als losse onderdelen onder elkaar gezet.")
        )
        caption: Blocks = [] if is_empty(block.caption) else [Paragraph(block.caption)]
        return self._blocks(caption + [inner for row in block.rows for cell in row for inner in cell.blocks], layer)


def _flat_entries(block: DefinitionList) -> Iterator[tuple[bool, Blocks]]:
    """Terms and descriptions in order; terms inside a term or description stand on their own, as one list."""
    for entry in block.entries:
        plain_blocks: Blocks = []
        for inner in entry.blocks:
            if isinstance(inner, DefinitionList) and not inner.is_indent:
                if plain_blocks:
                    yield entry.is_term, plain_blocks
                plain_blocks = []
                yield from _flat_entries(inner)
            else:
                plain_blocks.append(inner)
        if plain_blocks:
            yield entry.is_term, plain_blocks


def _verbatim(content: Inlines) -> str:
    """Preformatted text with its line ends."""
    pieces = []
    for piece in content:
        if isinstance(piece, Text):
            pieces.append(piece.text)
        elif isinstance(piece, Break):
            pieces.append("\n")
        elif isinstance(piece, Styled | LinkTo):
            pieces.append(_verbatim(piece.children))
    return "".join(pieces).strip("\n")
