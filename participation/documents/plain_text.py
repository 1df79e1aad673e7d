"""A paper as plain text, for pasting into a proposal: titles on lines of their own, lists with dashes or numbers."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from participation.documents.addresses import absolute
from participation.documents.body_tree import body_tree
from participation.selectors.papers import StukText
from participation.selectors.photos import PaperPhoto

Node = dict[str, Any]


def stuk_text(text: StukText) -> str:
    """The title and all sections; one that is empty says so."""
    parts = [text.title, *(_section(section) for section in text.sections)]
    return "\n\n\n".join(parts) + "\n"


def _section(section: Node) -> str:
    parts = [_blocks(body_tree(section["body"])), *(_photo(photo) for photo in section["photos"])]
    body = "\n\n".join(part for part in parts if part)
    return f"{section['title']}\n\n{body or _('Dit onderdeel is leeg.')}"


def _photo(photo: PaperPhoto) -> str:
    """What is on it and what stands beneath it; nothing of one that is there for its looks."""
    if photo.gone:
        return f"{photo.name}. {photo.gone}" if photo.name else ""
    return f"[{photo.alt}] {photo.line}" if photo.alt else ""


def _blocks(blocks: Iterable[Node]) -> str:
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: Node) -> str:
    kind = block["kind"]
    if kind in ("ul", "ol"):
        marks = (f"{number}. " if kind == "ol" else "- " for number in range(1, len(block["items"]) + 1))
        return "\n".join(mark + _indented(_item(item)) for mark, item in zip(marks, block["items"], strict=True))
    if kind == "table":
        return _table(block)
    if kind == "quote":
        return "  " + _indented(_blocks(block["blocks"]))
    return words(block["text"])


def _item(blocks: Iterable[Node]) -> str:
    return "\n".join(_block(block) for block in blocks)


def _indented(lines: str) -> str:
    return lines.replace("\n", "\n  ")


def _table(block: Node) -> str:
    """A row on a line, with tabs between: pasting into a spreadsheet or text program keeps the columns."""
    rows: dict[int, list[Node]] = {}
    for cell in [*block["head"], *block["body"]]:
        rows.setdefault(cell["y"], []).append(cell)
    return "\n".join(
        "\t".join(" ".join(_blocks(cell["blocks"]).split()) for cell in sorted(rows[y], key=lambda cell: cell["x"]))
        for y in sorted(rows)
    )


def words(nodes: Iterable[Node]) -> str:
    """Words without their looks; a link keeps its address behind it."""
    return "".join(_word(node) for node in nodes)


def _word(node: Node) -> str:
    if node["kind"] == "text":
        return " ".join(node["value"].split("\n"))
    if node["kind"] == "br":
        return "\n"
    inside = words(node["text"])
    address = absolute(node["href"]) if node["href"] else ""
    return f"{inside} ({address})" if address and address != inside else inside
