"""The body of a section as plain data, for a typesetter that takes no HTML.

Blocks: ``{"kind": "p" | "h", "level", "text": [inline]}``, ``{"kind": "quote", "blocks"}``,
``{"kind": "ul" | "ol", "items": [[block]]}`` and ``{"kind": "table", "columns", "head": [cell], "body": [cell]}``.
Inline: ``{"kind": "text", "value"}``, ``{"kind": "br"}``, ``{"kind": "strong" | "em" | "u" | "a" | "gap", "text",
"href"}``.
"""

from html.parser import HTMLParser
from typing import Any

from participation.documents.table_grid import lay_out
from participation.gaps import in_pieces
from participation.rich_text import sanitise

Node = dict[str, Any]

BLOCKS = frozenset({"p", "h3", "h4", "blockquote", "ul", "ol", "table"})
MARKS = frozenset({"strong", "em", "u", "a"})


def body_tree(html: str) -> list[Node]:
    """The blocks of a body. The text is cleaned first: what comes in is never trusted."""
    builder = _Builder()
    builder.feed(sanitise(html))
    builder.close()
    return _with_outline(_blocks(builder.root))


def _with_outline(blocks: list[Node]) -> list[Node]:
    """Headings step down one level at a time (PDF/UA 7.4); inside quotes, lists and tables they are bold text."""
    level = 1
    for block in blocks:
        if block["kind"] == "h":
            level = block["level"] = min(block["level"], level + 1)
        else:
            _flatten_headings(block)
    return blocks


def _flatten_headings(block: Node) -> None:
    inside = [*block.get("blocks", []), *(part for item in block.get("items", []) for part in item)]
    inside += [part for cell in (*block.get("head", []), *block.get("body", [])) for part in cell["blocks"]]
    for child in inside:
        if child["kind"] == "h":
            child |= {"kind": "p", "text": [{"kind": "strong", "text": child["text"], "href": ""}]}
        else:
            _flatten_headings(child)


class _Element:
    """One element while the text is read: its name, attributes and children (elements and strings)."""

    def __init__(self, tag: str, attrs: dict[str, str]) -> None:
        self.tag, self.attrs = tag, attrs
        self.children: list[_Element | str] = []

    def elements(self, *tags: str) -> "list[_Element]":
        return [child for child in self.children if isinstance(child, _Element) and child.tag in tags]


class _Builder(HTMLParser):
    """A tree from HTML that nh3 made, so every element is closed in the right order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("body", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag != "br":
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag != "br" and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _blocks(element: _Element) -> list[Node]:
    """The children as blocks; words that stand loose between blocks become a paragraph."""
    blocks: list[Node] = []
    loose: list[_Element | str] = []
    for child in element.children:
        if isinstance(child, _Element) and child.tag in BLOCKS:
            blocks += _paragraph(loose)
            loose = []
            blocks += _block(child)
        else:
            loose.append(child)
    return blocks + _paragraph(loose)


def _paragraph(children: "list[_Element | str]") -> list[Node]:
    inline = _inline(children)
    return [{"kind": "p", "text": inline}] if _has_words(inline) else []


def _block(element: _Element) -> list[Node]:
    if element.tag in ("h3", "h4"):
        inline = _inline(element.children)
        return [{"kind": "h", "level": int(element.tag[1]) - 1, "text": inline}] if _has_words(inline) else []
    if element.tag == "blockquote":
        blocks = _blocks(element)
        return [{"kind": "quote", "blocks": blocks}] if blocks else []
    if element.tag in ("ul", "ol"):
        items = [_blocks(item) for item in element.elements("li")]
        filled = [item for item in items if item]
        return [{"kind": element.tag, "items": filled}] if filled else []
    if element.tag == "table":
        return _table(element)
    return _paragraph(element.children)


def _table(element: _Element) -> list[Node]:
    """Head rows are those of ``thead``, or the first rows in which every cell is a heading."""
    head = [row for part in element.elements("thead") for row in part.elements("tr")]
    body = [row for part in element.elements("tbody") for row in part.elements("tr")] + element.elements("tr")
    while not head and len(body) > 1 and body[0].elements("th") and not body[0].elements("td"):
        head.append(body.pop(0))
    grid = lay_out([_cells(row) for row in head], [_cells(row) for row in body])
    return [{"kind": "table", **grid}] if grid["columns"] and grid["body"] else []


def _cells(row: _Element) -> list[Node]:
    return [
        {
            "blocks": _blocks(cell),
            "heading": cell.tag == "th",
            "colspan": int(cell.attrs.get("colspan", 1)),
            "rowspan": int(cell.attrs.get("rowspan", 1)),
        }
        for cell in row.elements("td", "th")
    ]


def _inline(children: "list[_Element | str]") -> list[Node]:
    nodes: list[Node] = []
    for child in children:
        if isinstance(child, str):
            nodes += [_words(piece, is_gap=is_gap) for piece, is_gap in in_pieces(child)]
        elif child.tag == "br":
            nodes.append({"kind": "br"})
        elif child.tag in MARKS:
            nodes.append({"kind": child.tag, "text": _inline(child.children), "href": child.attrs.get("href", "")})
        else:
            nodes += _inline(child.children)
    return nodes


def _words(value: str, *, is_gap: bool) -> Node:
    """Plain words, or the mark of an open place, that a draft shows in every form."""
    words = {"kind": "text", "value": value}
    return {"kind": "gap", "text": [words], "href": ""} if is_gap else words


def _has_words(nodes: list[Node]) -> bool:
    return any(node["value"].strip() if node["kind"] == "text" else _has_words(node.get("text", [])) for node in nodes)
