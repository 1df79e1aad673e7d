"""A paper as an ODT: real headings, lists, tables and links, in Dutch, to go on with in a text program."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from odf import dc, draw, meta, svg, table, text
from odf.opendocument import OpenDocumentText

from participation.documents.addresses import absolute
from participation.documents.body_tree import body_tree
from participation.documents.odt_styles import BULLETS, COUNTRY, LANGUAGE, NUMBERS, WIDE_TABLE, add_styles
from participation.documents.pdf import picture_of
from participation.selectors.papers import StukText
from participation.selectors.photos import PaperPhoto

Node = dict[str, Any]
PHOTO_CM = 15.0
GONE = gettext_lazy("Deze foto is hier niet meer te zien.")
SPAN_STYLES = {"strong": "Vet", "em": "Schuin", "u": "Onderstreept", "gap": "Nog invullen"}


def stuk_odt(paper: StukText, *, municipality: str = "", note: str = "") -> bytes:
    """The text of one version. ``note`` stands under the title: what this text is and whose copy."""
    document = OpenDocumentText()
    add_styles(document)
    document.meta.addElement(dc.Title(text=paper.title))
    document.meta.addElement(dc.Subject(text=str(paper.kind.label)))
    document.meta.addElement(dc.Language(text=f"{LANGUAGE}-{COUNTRY}"))
    if municipality:
        document.meta.addElement(meta.InitialCreator(text=municipality))
    body = document.text
    body.addElement(text.P(stylename="Title", text=paper.title))
    for line in filter(None, [" · ".join(filter(None, [str(paper.kind.label), municipality])), note]):
        body.addElement(text.P(stylename="Toelichting", text=line))
    for section in paper.sections:
        body.addElement(text.H(outlinelevel=1, stylename="Heading_20_1", text=section["title"]))
        blocks = body_tree(section["body"])
        _add_blocks(body, blocks)
        for photo in section["photos"]:
            _add_photo(document, photo)
        if not blocks and not section["photos"]:
            body.addElement(text.P(stylename="Toelichting", text=_("Dit onderdeel is nog leeg.")))
    body.addElement(text.P(stylename="Toelichting", text=_("Vingerafdruk %(hash)s") % {"hash": paper.content_hash}))
    written = BytesIO()
    document.write(written)
    return written.getvalue()


def _add_photo(document: Any, photo: PaperPhoto) -> None:
    """A picture with its words for who does not see it; or that it is gone."""
    content = picture_of(photo)
    if content:
        width = min(PHOTO_CM, photo.width / 40)
        size = {"width": f"{width:.2f}cm", "height": f"{width * photo.height / photo.width:.2f}cm"}
        frame = draw.Frame(anchortype="as-char", **size)
        href = document.addPictureFromString(content, "image/jpeg")
        frame.addElement(draw.Image(href=href, type="simple", show="embed", actuate="onLoad"))
        if photo.alt:
            frame.addElement(svg.Desc(text=photo.alt))
        paragraph = text.P(stylename="Foto" if photo.line else "Standard")
        paragraph.addElement(frame)
        document.text.addElement(paragraph)
    line = photo.line if content else photo.name and f"{photo.name}. {photo.gone or GONE}"
    if line:
        document.text.addElement(text.P(stylename="Toelichting", text=line))


def _add_blocks(parent: Any, blocks: Iterable[Node]) -> None:
    for block in blocks:
        _add_block(parent, block)


def _add_block(parent: Any, block: Node) -> None:
    kind = block["kind"]
    if kind == "h":
        heading = text.H(outlinelevel=block["level"], stylename=f"Heading_20_{block['level']}")
        parent.addElement(_filled(heading, block["text"]))
    elif kind in ("ul", "ol"):
        parent.addElement(_list(block))
    elif kind == "table":
        parent.addElement(_table(block))
    elif kind == "quote":
        for inner in block["blocks"]:
            style = "Citaat" if inner["kind"] == "p" else ""
            _add_paragraph(parent, inner, style) if style else _add_block(parent, inner)
    else:
        _add_paragraph(parent, block, "Standard")


def _add_paragraph(parent: Any, block: Node, style: str) -> None:
    parent.addElement(_filled(text.P(stylename=style), block["text"]))


def _filled(element: Any, nodes: Iterable[Node]) -> Any:
    for node in nodes:
        if node["kind"] == "text":
            element.addText(" ".join(node["value"].split("\n")))
        elif node["kind"] == "br":
            element.addElement(text.LineBreak())
        elif node["kind"] == "a":
            address = absolute(node["href"])
            inside = text.A(href=address, type="simple") if address else text.Span()
            element.addElement(_filled(inside, node["text"]))
        else:
            element.addElement(_filled(text.Span(stylename=SPAN_STYLES[node["kind"]]), node["text"]))
    return element


def _list(block: Node) -> Any:
    made = text.List(stylename=BULLETS if block["kind"] == "ul" else NUMBERS)
    for blocks in block["items"]:
        item = text.ListItem()
        _add_blocks(item, (_flat(inner) for inner in blocks))
        made.addElement(item)
    return made


def _flat(block: Node) -> Node:
    """OpenDocument has no table inside a list: its cells follow each other as an inner list."""
    if block["kind"] == "table":
        return {"kind": "ul", "items": [cell["blocks"] for cell in (*block["head"], *block["body"]) if cell["blocks"]]}
    return block


def _table(block: Node) -> Any:
    made = table.Table(stylename="Tabel")
    if block["columns"] > WIDE_TABLE:  # the first column holds the words and the others numbers
        made.addElement(table.TableColumn(stylename=f"Breed{block['columns']}"))
        made.addElement(
            table.TableColumn(stylename=f"Smal{block['columns']}", numbercolumnsrepeated=block["columns"] - 1)
        )
    else:
        made.addElement(table.TableColumn(numbercolumnsrepeated=block["columns"]))
    heads = {cell["y"] for cell in block["head"]}
    cells = {(cell["x"], cell["y"]): cell for cell in (*block["head"], *block["body"])}
    header = table.TableHeaderRows()
    rows: list[Any] = []
    for y in range(max(y for _x, y in cells) + 1):
        (header.addElement if y in heads else rows.append)(_row(block["columns"], cells, y))
    if heads:
        made.addElement(header)
    for row in rows:
        made.addElement(row)
    return made


def _bold(block: Node) -> Node:
    """The words of a heading cell, as other programs show them."""
    return block | {"text": [{"kind": "strong", "text": block["text"], "href": ""}]} if block["kind"] == "p" else block


def _row(columns: int, cells: dict[tuple[int, int], Node], y: int) -> Any:
    """Every place of the row: a cell, or one that the span of another covers."""
    row = table.TableRow()
    for x in range(columns):
        cell = cells.get((x, y))
        if cell is None:
            row.addElement(table.CoveredTableCell())
            continue
        made = table.TableCell(
            stylename="Cel", valuetype="string", numbercolumnsspanned=cell["colspan"], numberrowsspanned=cell["rowspan"]
        )
        blocks = [_bold(block) for block in cell["blocks"]] if cell["heading"] else cell["blocks"]
        _add_blocks(made, blocks or [{"kind": "p", "text": []}])
        row.addElement(made)
    return row
