"""The stages' HTML as a tree: repaired as a browser would (html5ever, inside nh3) and free of anything active."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from ..markup.sanitize import ALLOWED_TAGS

TAGS = set(ALLOWED_TAGS) | {"a", "img", "pre", "tbody", "thead", "tfoot"}
SHARED = {"class", "id", "lang", "dir", "title", "data-w", "data-n", "data-box", "data-hidden"}
ATTRIBUTES = {
    "*": SHARED,
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
}
VOID = {"br", "hr", "img", "wbr"}
MAX_DEPTH = 80


@dataclass
class Node:
    """An element with its children; text is a plain string among them."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def kind(self) -> str:
        """Our own word for a place that one of the stages made: link, picture, map, note, notes or gallery."""
        return self.attributes.get("data-w", "")

    @property
    def number(self) -> int:
        digits = self.attributes.get("data-n", "")
        return int(digits) if digits.isdecimal() else -1

    def walk(self) -> Iterator["Node"]:
        """This element and all below it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def text(self) -> str:
        """All text inside, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class _Builder(HTMLParser):
    """Reads nh3's output, which is well formed; elements nested too deeply lose their tag and keep their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("div")
        self.stack = [self.root]
        self.dropped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.stack[-1].children.append(node)
        elif len(self.stack) >= MAX_DEPTH:
            self.dropped.append(tag)
        else:
            self.stack[-1].children.append(node)
            self.stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.dropped and self.dropped[-1] == tag:
            self.dropped.pop()
        elif len(self.stack) > 1 and self.stack[-1].tag == tag:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def build_tree(html: str) -> Node:
    """The tree under one root element."""
    cleaned = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None, url_schemes={"https"})
    builder = _Builder()
    builder.feed(cleaned)
    builder.close()
    return builder.root
