"""A document as the guide's StreamField: the only place that knows how its blocks are stored."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from ..document.inlines import is_empty, plain, without_style
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
    GalleryEntry,
    Heading,
    Inlines,
    InteractiveFigure,
    Item,
    LinkTo,
    ListBlock,
    MapArea,
    Paragraph,
    Preformatted,
    Quote,
    Styled,
    Table,
    Text,
)
from ..markup.result import Picture
from ..notes import Notes
from ..read.titles import Title
from .files import StoredFile
from .rich_text import RichText, can_be_flattened, fits, inside
from .targets import Targets

Stored = list[dict[str, Any]]
MAX_LAYERS = 4
MAX_LABEL = 480


@dataclass
class StreamWriter:
    """Writes the body of one page."""

    here: Title
    targets: Targets
    notes: Notes
    marked: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.text = RichText(self.here, self.targets, self.notes, self.marked)

    def body(self, blocks: Blocks) -> Stored:
        """The stored blocks, with ids that stay the same as long as the content does."""
        return _with_ids(self._blocks(blocks, layer=0), str(self.here))

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
        return [_stored("rich_text", self.text.blocks(shown))] if shown else []

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

    def _block(self, block: Block, layer: int) -> Stored:
        match block:
            case Heading():
                self.notes.converted("heading")
                value = {"text": plain(block.content).strip()[:500], "level": f"h{block.level}", "anchor": block.anchor[:255]}
                return [_stored("heading", value)]
            case Preformatted():
                self.notes.converted("preformatted")
                return [_stored("preformatted", {"text": _verbatim(block.content)})]
            case DefinitionList():
                return self._definitions(block)
            case Callout():
                return self._callout(block, layer)
            case Collapsible():
                return self._collapsible(block, layer)
            case Table():
                return self._table(block, layer)
            case Figure():
                return self._figure(block)
            case GalleryBlock():
                return self._gallery(block)
            case InteractiveFigure():
                return self._interactive(block)
            case Footnotes():
                return self._footnotes(block)
        return self._blocks([block], layer)

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
        return [_stored("callout", value)]

    def _collapsible(self, block: Collapsible, layer: int) -> Stored:
        title = self.text.line(block.title) or _("Meer")
        if layer >= MAX_LAYERS:
            self.notes.approximated("collapsible", _("Een laag zit te diep; de inhoud staat er zonder klappen."), plain(block.title))
            return [_stored("rich_text", f"<p><b>{title}</b></p>"), *self._blocks(block.blocks, layer)]
        self.notes.converted("collapsible")
        content = self._blocks(block.blocks, layer + 1)
        value = {"title": title, "open": block.open, "anchor": block.anchor[:255], "content": content}
        return [_stored("collapsible", value)]

    def _anchor(self, anchor: str) -> Stored:
        return [_stored("rich_text", self.text.line([AnchorPoint(anchor)]))] if anchor else []

    def _definitions(self, block: DefinitionList) -> Stored:
        """Terms with what follows them; several descriptions of one term come together."""
        if not all(can_be_flattened(inner) for entry in block.entries for inner in entry.blocks):
            self.notes.approximated("definition_list", _("Een lijst met uitleg bevat figuren of tabellen en is opgedeeld."))
            return self._blocks([inner for entry in block.entries for inner in entry.blocks], 0)
        entries: Stored = []
        for entry in block.entries:
            if entry.is_term and all(fits(inner) for inner in entry.blocks):
                entries.append(_stored("item", {"term": self.text.cell(entry.blocks), "definition": "", "anchor": ""}))
                continue
            text = self.text.blocks(entry.blocks)
            if not entries:
                entries.append(_stored("item", {"term": "", "definition": text, "anchor": ""}))
            else:
                entries[-1]["value"]["definition"] += text
        self.notes.converted("definition_list")
        return [_stored("definition_list", {"entries": entries})]

    def _footnotes(self, block: Footnotes) -> Stored:
        notes = [
            _stored("item", {"marker": note.label[:60], "key": str(note.note + 1), "text": self.text.line(note.content)})
            for note in block.notes
        ]
        self.notes.converted("footnote", len(notes))
        return [_stored("footnotes", {"notes": notes})]

    # --- tables

    def _table(self, block: Table, layer: int) -> Stored:
        """A table of text; one that only places figures side by side becomes those figures."""
        cells = [cell for row in block.rows for cell in row]
        if not all(can_be_flattened(inner) for cell in cells for inner in cell.blocks):
            return self._unwrapped_table(block, layer)
        if any(isinstance(inner, Table) for cell in cells for outer in cell.blocks for inner in inside(outer)):
            self.notes.approximated("table", _("Een tabel in een tabel is als regels in de cel gezet."), plain(block.caption))
        rows = [_stored("item", {"cells": [self._cell(cell, row) for cell in row]}) for row in block.rows]
        self.notes.converted("table")
        return [_stored("table", {"caption": self.text.line(block.caption), "rows": rows})]

    def _cell(self, cell: Cell, row: list[Cell]) -> dict[str, Any]:
        """A header heads its column when the whole row is headers, else its row; what the wiki says itself goes first."""
        kind = "data"
        if cell.header:
            of_row = cell.scope.startswith("row") or (not cell.scope and not all(other.header for other in row))
            kind = "row" if of_row else "column"
        content = self.text.cell(cell.blocks)
        return _stored("item", {"kind": kind, "content": content, "colspan": cell.colspan, "rowspan": cell.rowspan})

    def _unwrapped_table(self, block: Table, layer: int) -> Stored:
        self.notes.approximated("table", _("Een tabel met figuren of lagen erin is als losse onderdelen onder elkaar gezet."))
        caption: Blocks = [] if is_empty(block.caption) else [Paragraph(block.caption)]
        return self._blocks(caption + [inner for row in block.rows for cell in row for inner in cell.blocks], layer)

    # --- pictures

    def _figure(self, block: Figure) -> Stored:
        stored = self.targets.files.get(block.picture.name)
        if stored is None:
            return self._missing(block.picture, block.caption)
        if not stored.is_image:
            return self._download(stored, block.caption)
        self.notes.converted("figure")
        return [_stored("figure", self._picture(stored, block.picture, block.caption))]

    def _missing(self, picture: Picture, caption: Inlines) -> Stored:
        """A file that is not there: its name and caption, as the wiki showed them."""
        self.notes.problem("missing_image", _("De afbeelding ontbreekt; de naam en het onderschrift staan er als tekst."), picture.name)
        name = Title(6, picture.name).full(self.targets.wiki.namespaces)
        blocks: Blocks = [Paragraph([Text(name)])]
        return self._run(blocks + ([] if is_empty(caption) else [Paragraph(caption)]))

    def _download(self, stored: StoredFile, caption: Inlines) -> Stored:
        self.notes.approximated("document", _("Een document dat de wiki als plaatje toonde, is nu een download."), stored.name)
        document = stored.document.pk if stored.document is not None else None  # type: ignore[attr-defined]  # model chosen in settings
        item = _stored("item", {"document": document, "title": self.text.line(caption)})
        return [_stored("downloads", {"documents": [item]})]

    def _picture(self, stored: StoredFile, picture: Picture, caption: Inlines) -> dict[str, Any]:
        """The description is the wiki's own; else what the file page says; else the caption; else the file's name."""
        alternative, decorative = picture.alternative_text, False
        if alternative is None or not alternative.strip():
            alternative = stored.rights.description or picture.hint or stored.name.rsplit(".", 1)[0]
            message = _("De wiki had geen beschrijving bij deze afbeelding; er staat nu wat het bestand of het onderschrift zegt.")
            self.notes.approximated("alternative_text", message, stored.name)
        return {
            "image": stored.image.pk if stored.image is not None else None,  # type: ignore[attr-defined]  # likewise
            "alternative_text": alternative[:1000],
            "decorative": decorative,
            "caption": self.text.line(caption),
            "rights_holder": stored.rights.holder[:255],
            "licence": stored.rights.licence[:255],
            "source_url": stored.rights.source_url,
        }

    def _gallery(self, block: GalleryBlock) -> Stored:
        """A gallery; it is cut where a file is missing, so that its words stay in order."""
        found: Stored = []
        items: Stored = []
        title = self.text.line(block.caption)
        for entry in block.entries:
            stored = self.targets.files.get(entry.picture.name) if entry.picture else None
            if entry.picture is not None and stored is not None and stored.is_image:
                items.append(_stored("item", self._picture(stored, entry.picture, entry.caption)))
                continue
            if title and not items:
                found.append(_stored("rich_text", f"<p>{title}</p>"))
            found += self._gallery_part(title, items) + self._gallery_gap(entry)
            title, items = "", []
        return found + self._gallery_part(title, items)

    def _gallery_part(self, title: str, items: Stored) -> Stored:
        if not items:
            return []
        self.notes.converted("gallery")
        return [_stored("gallery", {"caption": title, "items": items})]

    def _gallery_gap(self, entry: GalleryEntry) -> Stored:
        stored = self.targets.files.get(entry.picture.name) if entry.picture else None
        if stored is not None:
            return self._download(stored, entry.caption)
        name = entry.picture.name if entry.picture else entry.label
        self.notes.problem("missing_image", _("De afbeelding ontbreekt; de naam en het onderschrift staan er als tekst."), name)
        return self._run([Paragraph([Text(name)])] + ([] if is_empty(entry.caption) else [Paragraph(entry.caption)]))

    # --- image maps

    def _interactive(self, block: InteractiveFigure) -> Stored:
        stored = self.targets.files.get(block.picture.name)
        if stored is None or not stored.is_image:
            return self._map_without_picture(block)
        areas = [self._area(area, stored) for area in block.areas + ([block.default] if block.default else [])]
        value = self._picture(stored, block.picture, block.caption) | {"areas": [_stored("item", area) for area in areas]}
        self.notes.converted("interactive_figure")
        return [_stored("interactive_figure", value)]

    def _area(self, area: MapArea, stored: StoredFile) -> dict[str, Any]:
        """Pixels become shares of width and height; a radius becomes a share of the width."""
        size = (stored.width or 1, stored.height or 1)
        numbers = [] if area.shape == "default" else area.numbers
        shares = [number / size[index % 2] for index, number in enumerate(numbers)]
        if area.shape == "circle":
            shares[2] = area.numbers[2] / size[0]
        destination = self.targets.find(area.link, self.here, self.notes, area.label)
        if not destination.leads_somewhere:
            self.notes.problem("imagemap_target", _("Een vlak van de afbeeldingskaart leidt nergens heen."), area.label)
        return {
            "shape": area.shape,
            "coordinates": [_stored("item", round(share, 5)) for share in shares],
            "label": area.label[:MAX_LABEL],
            "page": destination.page_id,
            "anchor": destination.anchor[:255],
            "url": destination.url,
        }

    def _map_without_picture(self, block: InteractiveFigure) -> Stored:
        """The links of a map whose picture is missing, as a list."""
        areas = block.areas + ([block.default] if block.default else [])
        items = [Item([Paragraph([LinkTo(area.link, [Text(area.label)])])]) for area in areas]
        found = self._missing(block.picture, block.caption)
        return found + (self._run([ListBlock(False, items)]) if items else [])


def _stored(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


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


def _with_ids(value: Any, path: str) -> Any:
    """Block ids made from place and content: a page that did not change gives the same body again."""
    if isinstance(value, list):
        return [_with_ids(item, f"{path}/{number}") for number, item in enumerate(value)]
    if isinstance(value, dict):
        inner = {key: _with_ids(item, f"{path}.{key}") for key, item in value.items()}
        if set(value) == {"type", "value"}:
            inner["id"] = str(uuid5(NAMESPACE_URL, path))
        return inner
    return value


def digest(*parts: Any) -> str:
    """A fingerprint of everything that a page shows."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
