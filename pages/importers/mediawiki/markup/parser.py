"""One page's wikitext to HTML: the stages in MediaWiki's order, with what they collect on the way."""

import re

from django.utils.translation import gettext as _

from ..expand.expander import Expander
from ..expand.words import DOUBLE_UNDERSCORES, behaviour_name
from ..notes import Notes
from ..read.titles import Title
from ..wiki import Wiki
from . import extensions
from .addresses import clean_url, convert_bare, convert_bracketed
from .blocklevels import BlockLevelPass
from .links import LinkStage
from .markers import GENERAL, INLINE, NOWIKI, Markers
from .quotes import convert_quotes
from .references import References
from .result import Collected, Link, Picture
from .sanitize import escape_foreign_tags, normalise_entities
from .tables import TableStage

RULE = re.compile(r"(^|\n)-----*")
HEADINGS = [
    (level, re.compile(rf"^(?:={{{level}}})[ \t]*(.+?)[ \t]*(?:={{{level}}})\s*$", re.M)) for level in range(6, 0, -1)
]
# Calls that came out as they were written; what stands in nowiki or pre was meant that way.
LEFTOVER = re.compile(r"(?<!\{)\{\{(?!\{)[^{}\n]{0,200}\}{0,2}")
TAG = re.compile(r"<[^>]*>")
MAX_NESTED_TEXTS = 20


class Parser:
    """Parses one page. ``collected`` holds links, pictures and notes that the HTML names by number."""

    def __init__(self, wiki: Wiki, title: Title, notes: Notes) -> None:
        self.wiki = wiki
        self.title = title
        self.notes = notes
        self.markers = Markers()
        self.collected = Collected()
        self.references = References(self)
        self.expander = Expander(wiki, title, notes, frozenset(extensions.HANDLERS), self._extension)
        self.links = LinkStage(self)
        self.visible_braces: list[str] = []
        self._autonumber = 0
        self._depth = 0

    @property
    def default_sort(self) -> str:
        return self.expander.default_sort or ""

    def page(self, wikitext: str) -> str:
        """The HTML of a whole page, footnotes at the end where the page does not place them itself."""
        text = self.expander.page_text(extensions.without_old_marks(Markers.clean(wikitext)))
        text = self._stages(text)
        text += "".join(f"\n{marker}" for marker in self.references.unplaced())
        self.visible_braces = LEFTOVER.findall(TAG.sub(" ", self.markers.restore(text, GENERAL + INLINE)))
        self.collected.display_title = self.expander.display_title
        return self._finish(text)

    def fragment(self, wikitext: str) -> str:
        """The HTML of text inside an extension tag, in blocks."""
        if self._depth >= MAX_NESTED_TEXTS:
            self.notes.problem("limit", _("Te diep genest; de tekst is weggelaten."))
            return ""
        self._depth += 1
        try:
            return self._finish(self._stages(self.expander.inner_text(wikitext)))
        finally:
            self._depth -= 1

    def inline(self, wikitext: str) -> str:
        """The HTML of text inside a sentence: no paragraphs are made, markers stay."""
        if self._depth >= MAX_NESTED_TEXTS:
            self.notes.problem("limit", _("Te diep genest; de tekst is weggelaten."))
            return ""
        self._depth += 1
        try:
            return self._stages(self.expander.inner_text(wikitext))
        finally:
            self._depth -= 1

    def _stages(self, text: str) -> str:
        text = escape_foreign_tags(text)
        text = TableStage(self.markers.restore).convert(text)
        text = RULE.sub(r"\1<hr />", text)
        text = DOUBLE_UNDERSCORES.sub(self._behaviour, text)
        for level, pattern in HEADINGS:
            text = pattern.sub(rf"<h{level}>\1</h{level}>", text)
        text = self.links.convert(text)
        text = convert_quotes(text)
        text = self.external_links(text)
        return convert_bare(text, self._external)

    def _finish(self, text: str) -> str:
        text = self.markers.restore(text, GENERAL)
        text = BlockLevelPass().convert(text)
        return normalise_entities(self.markers.restore(text, INLINE + NOWIKI + GENERAL))

    def finish_inline(self, text: str) -> str:
        """HTML of an inline text with its markers back in place."""
        return normalise_entities(self.markers.restore(text))

    def external_links(self, text: str) -> str:
        return convert_bracketed(text, self._external, self.links.split_trail, self._next_number)

    def _next_number(self) -> int:
        self._autonumber += 1
        return self._autonumber

    def _external(self, url: str, label: str) -> str:
        """A link out; without a safe scheme only the text is left."""
        target = clean_url(self.markers.drop(url))
        if target is None:
            self.notes.left_out(
                "unsafe_link", _("Link met een adres dat niet wordt toegestaan; de tekst is gebleven."), url
            )
            return label
        self.collected.links.append(Link(url=target))
        html = f'<a data-w="link" data-n="{len(self.collected.links) - 1}">'
        return self.markers.put(html, INLINE) + label + self.markers.put("</a>", INLINE)

    def _behaviour(self, match: re.Match[str]) -> str:
        self.collected.behaviours.add(behaviour_name(match.group(0)))
        return ""

    def picture_html(self, picture: Picture) -> str:
        """A place for a picture: a block of its own when the wiki sets it apart, else inside the sentence."""
        self.collected.pictures.append(picture)
        number = len(self.collected.pictures) - 1
        if picture.framed or picture.alignment:
            return f'<div data-w="picture" data-n="{number}"></div>'
        return self.markers.put(f'<img data-w="picture" data-n="{number}" />', INLINE)

    def _extension(self, name: str, attributes: str, inner: str | None, source: str) -> str:
        handler = extensions.HANDLERS.get(name)
        if handler is None:
            return source.replace("<", "&lt;")
        return handler(self, attributes, inner, source)
