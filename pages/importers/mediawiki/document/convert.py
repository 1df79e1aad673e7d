"""One wiki page to a document: the whole path from wikitext to blocks."""

import html
import re

from django.utils.translation import gettext as _

from ..markup.parser import Parser
from ..notes import Notes
from ..read.export import WikiPage
from ..wiki import Wiki
from .build import Builder
from .inlines import plain
from .model import Document

LEFTOVER = re.compile(r"\{\{[^{}\n]{0,200}\}{0,2}")
MAX_TITLE = 255


def convert_page(page: WikiPage, wiki: Wiki, notes: Notes) -> Document:
    """The document of a page; everything that did not arrive whole is in the notes."""
    parser = Parser(wiki, page.title, notes)
    text = parser.page(page.revision.text)
    builder = Builder(parser.collected, notes, wiki.boxed_classes)
    blocks = builder.page(text)
    for match in LEFTOVER.finditer(html.unescape(re.sub(r"<pre.*?</pre>|<[^>]*>", " ", text, flags=re.S))):
        notes.problem(
            "leaked_template", _("Een onvolledige sjabloonaanroep staat als tekst op de pagina."), match.group(0)
        )
    return Document(
        title=_title(page, parser, builder),
        blocks=blocks,
        categories=parser.collected.categories,
        anchors=builder.anchors.names,
        behaviours=parser.collected.behaviours,
        author=page.revision.author,
        changed=page.revision.timestamp,
    )


def _title(page: WikiPage, parser: Parser, builder: Builder) -> str:
    """The display title as plain text; a page's own title where it sets none."""
    shown = parser.collected.display_title
    if shown:
        words = plain(builder.inline_html(parser.finish_inline(parser.inline(shown)))).strip()
        if words:
            return words[:MAX_TITLE]
    return page.full_title[:MAX_TITLE]
