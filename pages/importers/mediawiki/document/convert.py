"""One wiki page to a document: the whole path from wikitext to blocks."""

import html
import sys

from django.utils.translation import gettext as _

from ..markup.markers import Markers
from ..markup.parser import Parser
from ..notes import Notes
from ..read.export import WikiPage
from ..wiki import Wiki
from .build import Builder
from .inlines import plain
from .model import Document

MAX_TITLE = 255
# MediaWiki nests a hundred deep, and each level is some ten calls here.
ENOUGH_RECURSION = 6000
sys.setrecursionlimit(max(sys.getrecursionlimit(), ENOUGH_RECURSION))


def convert_page(page: WikiPage, wiki: Wiki, notes: Notes) -> Document:
    """The document of a page; everything that did not arrive whole is in the notes."""
    parser = Parser(wiki, page.title, notes)
    text = parser.page(page.revision.text)
    builder = Builder(parser.collected, notes, wiki.boxed_classes)
    blocks = builder.page(text)
    for call in parser.visible_braces:
        message = _("Een onvolledige sjabloonaanroep staat als tekst op de pagina.")
        notes.problem("leaked_template", message, html.unescape(Markers.drop(call)))
    return Document(
        title=_title(page, parser, builder, notes),
        blocks=blocks,
        categories=parser.collected.categories,
        anchors=builder.anchors.names,
        behaviours=parser.collected.behaviours,
        author=page.revision.author,
        changed=page.revision.timestamp,
    )


def _title(page: WikiPage, parser: Parser, builder: Builder, notes: Notes) -> str:
    """The display title as plain text; a page's own title where it sets none.

    Most wikis show a display title only when it is another spelling of the title; the report says where it is not.
    """
    shown = parser.collected.display_title
    if shown:
        words = plain(builder.inline_html(parser.finish_inline(parser.inline(shown)))).strip()
        if words:
            meant = parser.wiki.parse(words)
            if meant is None or (meant.namespace, meant.text) != (page.title.namespace, page.title.text):
                notes.approximated("display_title", _("De getoonde titel wijkt af van de titel in de wiki."), words)
            return words[:MAX_TITLE]
    return page.full_title[:MAX_TITLE]
