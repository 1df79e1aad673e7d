"""A wiki made of a few texts, and a compact way to write down what a page became."""

from datetime import UTC, datetime
from io import BytesIO

from pages.importers.mediawiki.document import model
from pages.importers.mediawiki.document.convert import convert_page
from pages.importers.mediawiki.document.model import Block, Blocks, Document, Inline, Inlines
from pages.importers.mediawiki.notes import Notes
from pages.importers.mediawiki.read.export import Export, Revision, SiteInfo, Upload, WikiPage
from pages.importers.mediawiki.read.files import FileStore
from pages.importers.mediawiki.read.namespaces import Namespaces
from pages.importers.mediawiki.read.titles import parse_title
from pages.importers.mediawiki.wiki import Wiki

NAMES = {
    -2: "Media", -1: "Speciaal", 0: "", 1: "Overleg", 2: "Gebruiker", 3: "Overleg gebruiker", 4: "Wijzer", 6: "Bestand",
    8: "MediaWiki", 10: "Sjabloon", 12: "Help", 14: "Categorie",
}  # fmt: skip
NOW = datetime(2026, 3, 9, 14, 5, tzinfo=UTC)


def make_wiki(pages: dict[str, str], language: str = "nl") -> Wiki:
    """A wiki with these pages by title; every page in the file namespace has a file."""
    namespaces = Namespaces(dict(NAMES), language=language)
    found = {}
    for number, (full_title, text) in enumerate(pages.items(), start=1):
        title = parse_title(full_title, namespaces)
        assert title is not None, full_title
        revision = Revision(number, text, datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), "Ada")
        found[title] = WikiPage(number, title, full_title, revision, ["Ada"])
        if title.namespace == 6:
            found[title].upload = _upload(title.text)
    site = SiteInfo("Testwiki", "testwiki", "https://wiki.voorbeeld.example/wiki/Hoofdpagina", namespaces, language)
    export = Export(site, found)
    return Wiki(export, FileStore(export), NOW)


def _upload(name: str) -> Upload:
    return Upload(name, None, "Ada", contents=BytesIO(b"x"))


def convert(
    text: str, others: dict[str, str] | None = None, title: str = "Proef", language: str = "nl"
) -> tuple[Document, Notes]:
    """One page of a wiki that may hold other pages too."""
    wiki = make_wiki({**(others or {}), title: text}, language)
    parsed = parse_title(title, wiki.namespaces)
    assert parsed is not None
    page = wiki.page(parsed)
    assert page is not None
    notes = Notes()
    return convert_page(page, wiki, notes), notes


def outline(text: str, others: dict[str, str] | None = None, **options: str) -> str:
    """What a page became, as tags: short enough to write by hand in a table of cases."""
    return draw(convert(text, others, **options)[0].blocks)


def draw(blocks: Blocks) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:  # noqa: C901 - one case per kind of block, each a line
    match block:
        case model.Heading():
            return f"<h{block.level} #{block.anchor}>{inline(block.content)}</h{block.level}>"
        case model.Paragraph():
            return f"<p>{inline(block.content)}</p>"
        case model.ListBlock():
            tag = ("ol" if block.ordered else "ul") + (f" {block.start}" if block.start != 1 else "")
            return f"<{tag}>" + "".join(f"<li>{_tight(item.blocks)}</li>" for item in block.items) + f"</{tag[:2]}>"
        case model.DefinitionList():
            names = ["dt" if entry.is_term else "dd" for entry in block.entries]
            entries = zip(names, block.entries, strict=True)
            return "<dl>" + "".join(f"<{name}>{_tight(entry.blocks)}</{name}>" for name, entry in entries) + "</dl>"
        case model.Quote():
            return f"<quote>{_tight(block.blocks)}</quote>"
        case model.Callout():
            return f"<box>{_tight(block.blocks)}</box>"
        case model.Preformatted():
            return f"<pre>{inline(block.content)}</pre>"
        case model.Rule():
            return "<hr>"
        case model.Collapsible():
            state = " open" if block.open else ""
            return f"<layer{state}: {inline(block.title)}>{_tight(block.blocks)}</layer>"
        case model.Table():
            return _table(block)
        case model.Footnotes():
            return "<notes>" + "".join(f"[{note.label}] {inline(note.content)};" for note in block.notes) + "</notes>"
    return _picture_block(block)


def _picture_block(block: Block) -> str:
    match block:
        case model.Figure():
            alternative = f" alt={block.picture.alternative_text}" if block.picture.alternative_text is not None else ""
            return f"<figure {block.picture.name}{alternative}>{inline(block.caption)}</figure>"
        case model.GalleryBlock():
            entries = (
                f"<{entry.label or (entry.picture and entry.picture.name)}: {inline(entry.caption)}>"
                for entry in block.entries
            )
            return f"<gallery {inline(block.caption)}>" + "".join(entries) + "</gallery>"
        case model.InteractiveFigure():
            areas = [*block.areas, *([block.default] if block.default else [])]
            shown = "".join(f"<{a.shape} {[int(n) for n in a.numbers]} {_target(a.link)} {a.label}>" for a in areas)
            return f"<map {block.picture.name}>{shown}</map>"
    raise AssertionError(block)


def _tight(blocks: Blocks) -> str:
    """Without the paragraph tags where a list item or cell holds one paragraph first."""
    if blocks and isinstance(blocks[0], model.Paragraph):
        return inline(blocks[0].content) + draw(blocks[1:])
    return draw(blocks)


def _table(table: model.Table) -> str:
    caption = f"<caption>{inline(table.caption)}</caption>" if table.caption else ""
    rows = "".join("<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in table.rows)
    return f"<table>{caption}{rows}</table>"


def _cell(cell: model.Cell) -> str:
    name = "th" if cell.header else "td"
    spans = (f" c{cell.colspan}" if cell.colspan > 1 else "") + (f" r{cell.rowspan}" if cell.rowspan > 1 else "")
    scope = f" {cell.scope}" if cell.scope else ""
    return f"<{name}{spans}{scope}>{_tight(cell.blocks)}</{name}>"


def inline(pieces: Inlines) -> str:
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: Inline) -> str:
    match piece:
        case model.Text():
            return piece.text
        case model.Styled():
            return f"<{piece.tag}>{inline(piece.children)}</{piece.tag}>"
        case model.LinkTo():
            return f"<a {_target(piece.link)}>{inline(piece.children)}</a>"
        case model.NoteMark():
            return f"[^{piece.label}]"
        case model.Break():
            return "<br>"
        case model.AnchorPoint():
            return f"<#{piece.name}>"
    raise AssertionError(piece)


def _target(link: "model.Link") -> str:
    if link.title is None:
        return link.url
    fragment = f"#{link.title.fragment}" if link.title.fragment else ""
    names = Namespaces(dict(NAMES))
    return link.title.full(names).replace(" ", "_") + fragment
