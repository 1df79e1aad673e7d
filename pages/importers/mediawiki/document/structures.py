"""Blocks with blocks inside: lists, tables, boxes, layers, and what the stages collected by number."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ..markup.references import label
from ..markup.result import Area
from .inlines import is_empty, plain, read_inlines, trim, without_style
from .model import (
    AnchorPoint,
    Block,
    Blocks,
    Callout,
    Cell,
    Collapsible,
    Definition,
    DefinitionList,
    Footnotes,
    GalleryBlock,
    GalleryEntry,
    Heading,
    Inlines,
    InteractiveFigure,
    Item,
    ListBlock,
    MapArea,
    Note,
    Paragraph,
    Table,
)
from .tree import Node

if TYPE_CHECKING:
    from .build import Builder

BOX_CLASSES = frozenset(
    [
        "ambox", "box", "callout", "caution", "kader", "infobox", "info", "mbox", "message", "messagebox", "notice",
        "opmerking", "successbox", "tip", "toccolours", "errorbox", "waarschuwing", "warning", "warningbox",
    ]
)  # fmt: skip
MAX_SPAN = 100
MAX_TITLE = 200


def plain_list(builder: "Builder", node: Node) -> Blocks:
    items = []
    for child in node.children:
        if isinstance(child, str):
            blocks = builder.blocks([child])
        elif child.tag == "li":
            blocks = builder.blocks(child.children)
        elif any(isinstance(inner, Node) and inner.tag == "li" for inner in child.children):
            items += [
                item for block in plain_list(builder, child) if isinstance(block, ListBlock) for item in block.items
            ]
            continue
        else:
            blocks = builder.blocks([child])
            if blocks and items:
                items[-1].blocks += blocks
                continue
        if blocks:
            items.append(Item(blocks))
    start = node.attributes.get("start", "")
    number = int(start) if start.isdecimal() and len(start) < 7 else 1
    return [ListBlock(node.tag == "ol", items, number)] if items else []


def definition_list(builder: "Builder", node: Node) -> Blocks:
    entries: list[Definition] = []
    for child in node.children:
        if isinstance(child, str) and not child.strip():
            continue
        is_term = isinstance(child, Node) and child.tag == "dt"
        holds = isinstance(child, Node) and child.tag in {"dt", "dd"}
        blocks = builder.blocks(child.children if holds and isinstance(child, Node) else [child])
        if blocks:
            entries.append(Definition(is_term, blocks))
    return [DefinitionList(entries)] if entries else []


def table(builder: "Builder", node: Node) -> Blocks:
    """A table by rows; a table without any cell that says something disappears."""
    caption: list[Node | str] = []
    rows: list[list[Cell]] = []
    extra: Blocks = []
    for child in _table_parts(node):
        if child.tag == "caption":
            caption = child.children
        elif child.tag == "tr":
            rows.append(
                [_cell(builder, cell) for cell in child.children if isinstance(cell, Node) and cell.tag in {"td", "th"}]
            )
        else:
            extra += builder.blocks([child])
    rows = [row for row in rows if row]
    title = trim(read_inlines(caption, builder))
    if not any(cell.blocks for row in rows for cell in row):
        return ([Paragraph(title)] if not is_empty(title) else []) + extra
    if {"mw-collapsible", "collapsible"} & node.classes:
        return [*extra, _collapsible_table(node, Table(title, rows))]
    return [*extra, Table(title, rows, "sortable" in node.classes)]


def _table_parts(node: Node) -> list[Node]:
    """Caption and rows, from whatever group of rows they stand in."""
    parts: list[Node] = []
    for child in node.children:
        if isinstance(child, Node):
            parts += _table_parts(child) if child.tag in {"tbody", "thead", "tfoot"} else [child]
    return parts


def _cell(builder: "Builder", node: Node) -> Cell:
    scope = node.attributes.get("scope", "").lower()
    return Cell(
        blocks=[] if node.attributes.get("data-hidden") else builder.blocks(node.children),
        header=node.tag == "th",
        scope=scope if scope in {"row", "col", "rowgroup", "colgroup"} else "",
        colspan=_span(node.attributes.get("colspan", "")),
        rowspan=_span(node.attributes.get("rowspan", "")),
    )


def _span(value: str) -> int:
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() and len(value) < 6 else 1


def _collapsible_table(node: Node, found: Table) -> Collapsible:
    """A table that folds: its caption is what one clicks on, else its first row when that is one header cell."""
    title = found.caption
    if is_empty(title) and len(found.rows[0]) == 1 and len(found.rows) > 1:
        first = found.rows[0][0].blocks
        if len(first) == 1 and isinstance(first[0], Paragraph):
            title, found.rows = first[0].content, found.rows[1:]
    else:
        found.caption = []
    closed = bool({"mw-collapsed", "collapsed"} & node.classes)
    return Collapsible(title, not closed, [found], node.attributes.get("id", ""))


def division(builder: "Builder", node: Node) -> Blocks:
    """A ``div``: a layer that folds, a box, or just its content."""
    anchor = builder.anchors.claim(node.attributes["id"]) if node.attributes.get("id") else ""
    if "mw-collapsible" in node.classes:
        return [_collapsible(builder, node, anchor)]
    boxed = node.attributes.get("data-box") or (node.classes & (BOX_CLASSES | builder.boxed_classes))
    blocks = builder.blocks(node.children)
    if boxed and blocks and not any(isinstance(block, Heading | Footnotes) for block in blocks):
        return [Callout(blocks, anchor)]
    if anchor and blocks:
        first = blocks[0]
        if isinstance(first, Paragraph):
            first.content.insert(0, AnchorPoint(anchor))
        else:
            blocks.insert(0, Paragraph([AnchorPoint(anchor)]))
    return blocks


def _collapsible(builder: "Builder", node: Node, anchor: str) -> Collapsible:
    """The part before ``mw-collapsible-content`` is the title; without one, the first line is."""
    content = next((c for c in node.children if isinstance(c, Node) and "mw-collapsible-content" in c.classes), None)
    if content is None:
        title_nodes, rest = _split_first(node)
        after: list[Node | str] = []
    else:
        position = node.children.index(content)
        title_nodes, rest, after = node.children[:position], content.children, node.children[position + 1 :]
    title = _title(builder.blocks(title_nodes))
    blocks = title[1] + builder.blocks(rest) + builder.blocks(after)
    return Collapsible(title[0], "mw-collapsed" not in node.classes, blocks, anchor)


def _split_first(node: Node) -> tuple[list[Node | str], list[Node | str]]:
    for position, child in enumerate(node.children):
        if (
            isinstance(child, Node)
            and child.tag in {"p", "div", "b", "span", "h2", "h3", "h4", "h5"}
            and child.text().strip()
        ):
            return node.children[: position + 1], node.children[position + 1 :]
        if isinstance(child, Node):
            break
    return [], node.children


def _title(blocks: Blocks) -> tuple[Inlines, Blocks]:
    """What one clicks on: the first paragraph or heading when it is short; the rest belongs inside."""
    if blocks and isinstance(blocks[0], Paragraph | Heading) and len(plain(blocks[0].content)) <= MAX_TITLE:
        return without_style(blocks[0].content, "b"), blocks[1:]
    return [], blocks


# --- by number


def figure(builder: "Builder", number: int) -> Block | None:
    pictures = builder.collected.pictures
    return builder.figure(pictures[number]) if 0 <= number < len(pictures) else None


def interactive_figure(builder: "Builder", number: int) -> Block | None:
    if not 0 <= number < len(builder.collected.maps):
        return None
    found = builder.collected.maps[number]
    areas = [_area(area) for area in found.areas]
    default = _area(found.default) if found.default else None
    return InteractiveFigure(found.picture, builder.inline_html(found.picture.caption), areas, default)


def _area(area: Area) -> MapArea:
    return MapArea(area.shape, area.numbers, area.label, area.link)


def gallery(builder: "Builder", number: int) -> Block | None:
    if not 0 <= number < len(builder.collected.galleries):
        return None
    found = builder.collected.galleries[number]
    entries = [GalleryEntry(item.picture, builder.inline_html(item.caption), item.label) for item in found.items]
    return GalleryBlock(builder.inline_html(found.caption), entries)


def footnotes(builder: "Builder", number: int) -> Block | None:
    if not 0 <= number < len(builder.collected.note_lists):
        return None
    notes = []
    for note_number in builder.collected.note_lists[number]:
        note = builder.collected.notes[note_number]
        content = builder.inline_html(note.html or "")
        if is_empty(content):
            builder.notes.problem("footnote", _("Een voetnoot zonder tekst."), note.name)
        notes.append(Note(note_number, label(note), content))
    return Footnotes(notes)
