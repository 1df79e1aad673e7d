"""The pieces of a sentence from the tree."""

import re
from typing import TYPE_CHECKING

from .model import AnchorPoint, Break, Inline, Inlines, LinkTo, NoteMark, Styled, Text
from .tree import Node

if TYPE_CHECKING:
    from .build import Builder

# Meanings that stay, under one name; what is not here keeps only its text.
STYLES = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "cite": "i",
    "dfn": "i",
    "var": "i",
    "u": "u",
    "ins": "u",
    "s": "s",
    "strike": "s",
    "del": "s",
    "sup": "sup",
    "sub": "sub",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "small": "small",
    "mark": "mark",
}
SPACE = re.compile(r"[ \t\n\r\f]+")


def read_inlines(nodes: list[Node | str], builder: "Builder", *, keep_space: bool = False) -> Inlines:
    """The pieces of these nodes; pictures among them are handed to the builder, which places them after the text."""
    found: Inlines = []
    for node in nodes:
        if isinstance(node, str):
            text = node if keep_space else SPACE.sub(" ", node)
            found.append(Text(text))
        else:
            found += _element(node, builder, keep_space)
    return found


def _element(node: Node, builder: "Builder", keep_space: bool) -> Inlines:
    if node.attributes.get("data-hidden"):
        builder.hidden(node)
        return []
    if node.tag == "br":
        return [Break()]
    if node.kind:
        return _place(node, builder, keep_space)
    inner = read_inlines(node.children, builder, keep_space=keep_space)
    anchor = node.attributes.get("id", "")
    before: Inlines = [AnchorPoint(builder.anchors.claim(anchor))] if anchor and node.tag != "p" else []
    style = STYLES.get(node.tag)
    if style is None or not inner:
        return before + _separated(node, inner)
    return [*before, Styled(style, inner)]


def _separated(node: Node, inner: Inlines) -> Inlines:
    """Blocks inside a sentence become lines of it."""
    if node.tag in {"div", "p", "li", "dd", "dt", "tr", "center", "blockquote", "table"} and inner:
        return [Break(), *inner, Break()]
    if node.tag in {"td", "th", "caption"}:
        return [*inner, Text(" ")]
    return inner


def _place(node: Node, builder: "Builder", keep_space: bool) -> Inlines:
    """A link, a footnote mark or a picture that one of the stages numbered."""
    collected = builder.collected
    if node.kind == "link" and 0 <= node.number < len(collected.links):
        inner = read_inlines(node.children, builder, keep_space=keep_space)
        return [LinkTo(collected.links[node.number], inner)]
    if node.kind == "note" and 0 <= node.number < len(collected.notes):
        return [NoteMark(node.number, node.text().strip("[]"))]
    if builder.postpone(node):
        return []
    return read_inlines(node.children, builder, keep_space=keep_space)


def plain(inlines: Inlines) -> str:
    """The words without markup, for titles and alternative texts."""
    pieces = []
    for piece in inlines:
        if isinstance(piece, Text):
            pieces.append(piece.text)
        elif isinstance(piece, Break):
            pieces.append(" ")
        elif isinstance(piece, Styled | LinkTo):
            pieces.append(plain(piece.children))
    return SPACE.sub(" ", "".join(pieces))


def is_empty(inlines: Inlines) -> bool:
    """Whether nothing can be seen: no words and no footnote mark."""
    return not plain(inlines).strip() and not has_marks(inlines)


def has_marks(inlines: Inlines) -> bool:
    return bool(note_marks(inlines))


def note_marks(inlines: Inlines) -> Inlines:
    """The footnote marks in a sentence, in order."""
    found: Inlines = []
    for piece in inlines:
        if isinstance(piece, NoteMark):
            found.append(piece)
        elif isinstance(piece, Styled | LinkTo):
            found += note_marks(piece.children)
    return found


def anchors_of(inlines: Inlines) -> list[AnchorPoint]:
    """The anchors in a sentence, for where the sentence itself disappears."""
    found: list[AnchorPoint] = []
    for piece in inlines:
        if isinstance(piece, AnchorPoint):
            found.append(piece)
        elif isinstance(piece, Styled | LinkTo):
            found += anchors_of(piece.children)
    return found


def trim(inlines: Inlines) -> Inlines:
    """Without spaces and line breaks at either end."""
    trimmed = list(inlines)
    while trimmed and _blank(trimmed[0]):
        trimmed.pop(0)
    while trimmed and _blank(trimmed[-1]):
        trimmed.pop()
    if trimmed and isinstance(trimmed[0], Text):
        trimmed[0] = Text(trimmed[0].text.lstrip(" \n\t"))
    if trimmed and isinstance(trimmed[-1], Text):
        trimmed[-1] = Text(trimmed[-1].text.rstrip(" \n\t"))
    return trimmed


def single_breaks(inlines: Inlines) -> Inlines:
    """One line end where blocks that became lines left several, for a caption or a note."""
    found: Inlines = []
    for piece in inlines:
        ended = bool(found) and isinstance(found[-1], Break)
        if ended and _blank(piece):
            continue
        if ended and isinstance(piece, Text):
            piece = Text(piece.text.lstrip(" \n\t"))
        found.append(piece)
    return found


def _blank(piece: Inline) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Text) and not piece.text.strip(" \n\t"))


def without_style(inlines: Inlines, tag: str) -> Inlines:
    """Titles that were bold as a whole lose the bold: the block that shows them has its own look."""
    if len(inlines) == 1 and isinstance(inlines[0], Styled) and inlines[0].tag == tag:
        return inlines[0].children
    return inlines
