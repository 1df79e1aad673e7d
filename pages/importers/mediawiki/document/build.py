"""The tree of a page to blocks. What has no block of its own keeps its words and gets a line in the report."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from ..markup.result import Collected, Picture
from ..notes import Notes
from . import structures
from .anchors import Anchors
from .inlines import anchors_of, has_marks, is_empty, read_inlines, single_breaks, trim
from .model import Block, Blocks, Figure, Heading, Inlines, Paragraph, Preformatted, Quote, Rule
from .tree import Node, build_tree

BLOCK_TAGS = frozenset(
    [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr", "div",
        "center", "li", "dt", "dd", "tr", "td", "th", "caption", "tbody", "thead", "tfoot",
    ]
)  # fmt: skip
PLACES = frozenset({"picture", "map", "gallery", "notes"})


class Builder:
    """Builds the blocks of one page."""

    def __init__(self, collected: Collected, notes: Notes, boxed_classes: frozenset[str] = frozenset()) -> None:
        self.collected = collected
        self.notes = notes
        self.boxed_classes = boxed_classes
        self.anchors = Anchors()
        self._waiting: list[Node] = []

    def page(self, html: str) -> Blocks:
        return self.blocks(build_tree(html).children)

    def inline_html(self, html: str) -> Inlines:
        """A caption or footnote: one sentence, without blocks."""
        waiting, self._waiting = self._waiting, []
        found = single_breaks(trim(read_inlines(build_tree(html).children, self)))
        self._waiting = waiting
        return found

    def blocks(self, nodes: Iterable[Node | str]) -> Blocks:
        """The blocks of a run of nodes; loose text between them becomes paragraphs."""
        found: Blocks = []
        loose: list[Node | str] = []
        for node in nodes:
            if isinstance(node, str) or not self._is_block(node):
                loose.append(node)
                continue
            found += self._paragraph(loose)
            loose = []
            found += self._block(node)
        return found + self._paragraph(loose)

    def _is_block(self, node: Node) -> bool:
        """Whether a node stands on its own; an inline element around blocks counts as one too."""
        if node.kind in PLACES:
            return node.tag == "div"
        if node.tag in BLOCK_TAGS:
            return True
        return any(child.tag in BLOCK_TAGS for child in node.walk())

    def _block(self, node: Node) -> Blocks:
        if node.attributes.get("data-hidden"):
            self.hidden(node)
            return []
        if node.kind in PLACES:
            return self._placed(node)
        handler = HANDLERS.get(node.tag)
        if handler is not None:
            return handler(self, node)
        return self.blocks(node.children)

    # --- text

    def _paragraph(self, nodes: list[Node | str]) -> Blocks:
        """One paragraph, followed by the pictures that stood in it."""
        if not nodes:
            return []
        waiting, self._waiting = self._waiting, []
        content = trim(read_inlines(nodes, self))
        found: Blocks = [Paragraph(content)] if not is_empty(content) or anchors_of(content) else []
        for place in self._waiting:
            found += self._placed(place)
        self._waiting = waiting
        return found

    def paragraph(self, node: Node) -> Blocks:
        if any(self._is_block(child) for child in node.children if isinstance(child, Node)):
            return self.blocks(node.children)
        return self._paragraph(node.children)

    def heading(self, node: Node) -> Blocks:
        """A heading; MediaWiki's levels 2, 3 and 4 stay, deeper ones become 4 and the first becomes 2."""
        waiting, self._waiting = self._waiting, []
        content = trim(read_inlines(node.children, self))
        places, self._waiting = self._waiting, waiting
        found: Blocks = []
        if not is_empty(content):
            words = "".join(child if isinstance(child, str) else _heading_text(child) for child in node.children)
            found.append(Heading(min(max(int(node.tag[1]), 2), 4), content, self.anchors.heading(words)))
            if node.tag not in {"h2", "h3", "h4"}:
                self.notes.approximated("heading", _("Kop van een ander niveau dan 2, 3 of 4."), words)
        for place in places:
            found += self._placed(place)
        return found

    def preformatted(self, node: Node) -> Blocks:
        waiting, self._waiting = self._waiting, []
        content = read_inlines(node.children, self, keep_space=True)
        found: Blocks = [] if is_empty(content) else [Preformatted(content)]
        for place in self._waiting:
            found += self._placed(place)
        self._waiting = waiting
        return found

    def quote(self, node: Node) -> Blocks:
        blocks = self.blocks(node.children)
        return [Quote(blocks)] if blocks else []

    def rule(self, node: Node) -> Blocks:
        return [Rule()]

    # --- places that the stages numbered

    def postpone(self, node: Node) -> bool:
        """Remembers a picture inside a sentence; it is placed after the sentence."""
        if node.kind not in PLACES:
            return False
        self._waiting.append(node)
        return True

    def _placed(self, node: Node) -> Blocks:
        makers: dict[str, Callable[[Builder, int], Block | None]] = {
            "picture": structures.figure,
            "map": structures.interactive_figure,
            "gallery": structures.gallery,
            "notes": structures.footnotes,
        }
        block = makers[node.kind](self, node.number)
        return [block] if block is not None else []

    def figure(self, picture: Picture) -> Figure:
        return Figure(picture, self.inline_html(picture.caption))

    def hidden(self, node: Node) -> None:
        if node.text().strip():
            self.notes.left_out("hidden", _("Tekst die op de wiki verborgen was, is weggelaten."), node.text())


def _heading_text(node: Node) -> str:
    """The words of a heading without its footnote marks."""
    if node.kind == "note":
        return ""
    return "".join(child if isinstance(child, str) else _heading_text(child) for child in node.children)


HANDLERS: dict[str, Callable[[Builder, Node], Blocks]] = {
    "p": Builder.paragraph,
    **{f"h{level}": Builder.heading for level in range(1, 7)},
    "pre": Builder.preformatted,
    "blockquote": Builder.quote,
    "hr": Builder.rule,
    "ul": structures.plain_list,
    "ol": structures.plain_list,
    "dl": structures.definition_list,
    "table": structures.table,
    "div": structures.division,
}


def is_blank(blocks: Blocks) -> bool:
    """Whether a page shows nothing at all."""
    return not any(
        not isinstance(block, Paragraph | Rule)
        or (isinstance(block, Paragraph) and (not is_empty(block.content) or has_marks(block.content)))
        for block in blocks
    )
