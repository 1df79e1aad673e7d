"""Extension tags: each takes its attributes and inner text and gives HTML or a marker for it."""

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ..read.namespaces import FILE
from .imagemap import convert_imagemap
from .markers import GENERAL, INLINE, NOWIKI
from .media import read_picture
from .result import Gallery, GalleryItem
from .sanitize import attribute_text, parse_attributes

if TYPE_CHECKING:
    from .parser import Parser

Handler = Callable[["Parser", str, str | None, str], str]
NOWIKI_TAGS = re.compile(r"</?nowiki\s*/?>", re.I)
# Extensions that draw something from data outside the page.
DYNAMIC_TAGS = [
    "calendar", "categorytree", "charinsert", "comments", "display_map", "display_points", "dpl", "drawio",
    "dynamicpagelist", "embedvideo", "evlplayer", "googlemap", "graph", "graphviz", "hiero", "inputbox", "maplink",
    "mapframe", "mermaid", "poll", "quiz", "randomimage", "rss", "score", "slippymap", "timeline", "uml", "vote",
    "widget", "youtube",
]  # fmt: skip
# These say nothing that a reader sees: looks, descriptions for editors, names of parts, signs beside the title.
SILENT_TAGS = ["indicator", "languages", "section", "templatedata", "templatestyles"]
OLD_VARIABLE = re.compile(r"<tvar\s*\|[^<>|]*>(.*?)</>", re.S)
TAB = re.compile(r"^\s*([^=\n]*?)\s*=(.*)$", re.S)


def _escape(text: str) -> str:
    """Markup as visible text; entities keep their meaning."""
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _nowiki(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    return parser.markers.put(_escape(inner or ""), NOWIKI)


def _pre(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    text = _escape(NOWIKI_TAGS.sub("", inner or ""))
    return parser.markers.put(
        f"<pre{attribute_text(attributes, 'pre')}>{parser.markers.put(text, NOWIKI)}</pre>", GENERAL
    )


def _code(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    """Program text; the colours of the wiki are not kept."""
    text = parser.markers.put(html.escape((inner or "").strip("\n"), quote=False), NOWIKI)
    if "inline" in parse_attributes(attributes):
        return parser.markers.put(f"<code>{text}</code>", INLINE)
    parser.notes.approximated("code", _("Programmatekst zonder kleuren overgenomen."), inner or "")
    return parser.markers.put(f"<pre>{text}</pre>", GENERAL)


def _math(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    parser.notes.approximated("formula", _("Een formule staat als tekst op de pagina."), inner or "")
    return parser.markers.put(f"<code>{html.escape((inner or '').strip(), quote=False)}</code>", INLINE)


def _poem(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    """Lines stay lines; a space at the start stays a space."""
    lines = (inner or "").strip("\n").split("\n")
    lines = [re.sub(r"^:+|^ +", _indent, line) for line in lines]
    text = re.sub(r"<br />\n(?=\s*\n|$)", "\n", "<br />\n".join(lines))
    text = re.sub(r"\n<br />", "\n", text)
    return parser.markers.put(f"<div>\n{parser.fragment(text.strip())}\n</div>", GENERAL)


def _indent(match: re.Match[str]) -> str:
    """Spaces stay; colons only set the line in, and the guide does that with spaces too."""
    return "&#160;" * (len(match.group(0)) * (4 if match.group(0)[0] == ":" else 1))


def _ref(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    return parser.references.reference(attributes, inner)


def _references(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    return parser.references.place(attributes, inner)


def _imagemap(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    return convert_imagemap(parser, inner or "")


def _gallery(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    caption = parse_attributes(attributes).get("caption", "")
    shown = parser.finish_inline(parser.inline(html.escape(caption, quote=False))) if caption else ""
    items = [item for line in (inner or "").split("\n") if (item := _gallery_item(line.strip(), parser))]
    if not items:
        return ""
    parser.collected.galleries.append(Gallery(shown, items))
    return parser.markers.put(f'<div data-w="gallery" data-n="{len(parser.collected.galleries) - 1}"></div>', GENERAL)


def _gallery_item(line: str, parser: "Parser") -> GalleryItem | None:
    line = re.sub(r"<!--.*?(?:-->|$)", "", line).strip()
    if not line:
        return None
    name, _pipe, rest = line.partition("|")
    title = parser.wiki.parse(name.strip(), FILE)
    if title is None or title.namespace != FILE:
        return None
    options = [part.strip() for part in _split_options(rest)]
    settings = [
        option
        for option in options
        if re.match(r"^(?:alt|link|page|lang|alternatief|alternativtext|verwijzing|koppeling)=", option)
    ]
    captions = [option for option in options if option not in settings]
    picture = read_picture(title, "|".join(settings), parser)
    caption = parser.fragment("|".join(captions)) if any(captions) else ""
    picture.hint = " ".join(html.unescape(re.sub(r"<[^>]*>", "", caption)).split())
    label = "" if parser.wiki.files.exists(title.text) else title.text
    return GalleryItem(picture, caption, label)


def _split_options(text: str) -> list[str]:
    """Splits at pipes outside links and templates."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"\[\[|\]\]|\{\{|\}\}|\|", text):
        sign = match.group(0)
        if sign in {"[[", "{{"}:
            depth += 1
        elif sign in {"]]", "}}"}:
            depth = max(depth - 1, 0)
        elif depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _unwrapped(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    """Tags around text that only mark it for translators or for other pages."""
    return parser.expander.inner_text(inner or "")


def without_old_marks(text: str) -> str:
    """The first form in which translators' names were marked: ``<tvar|name>text</>``."""
    return OLD_VARIABLE.sub(r"\1", text) if "<tvar|" in text else text


def _silent(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    return ""


def _tabber(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    """``<tabber>Name=text|-|Name=text</tabber>``: the tabs one below the other, each with its name above it."""
    parser.notes.approximated("tabs", _("Tabbladen staan onder elkaar, met hun naam erboven."), inner or "")
    found = [TAB.match(tab) for tab in re.split(r"\|-\|", inner or "")]
    return "".join(_tab_text(parser, match.group(1), match.group(2)) for match in found if match)


def _tab(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    """``<tab name="Name">text</tab>`` inside ``<tabs>``."""
    parser.notes.approximated("tabs", _("Tabbladen staan onder elkaar, met hun naam erboven."), inner or "")
    values = parse_attributes(attributes)
    return _tab_text(parser, values.get("name", values.get("title", "")), inner or "")


def _tab_text(parser: "Parser", name: str, text: str) -> str:
    title = f"\n\n'''{name}'''\n\n" if name else "\n\n"
    return title + parser.expander.inner_text(text.strip("\n")) + "\n\n"


def _dynamic(parser: "Parser", attributes: str, inner: str | None, source: str) -> str:
    message = _("Een onderdeel dat de wiki zelf tekende of uit gegevens samenstelde, is weggelaten.")
    parser.notes.left_out("dynamic", message, source)
    return ""


HANDLERS: dict[str, Handler] = {
    "nowiki": _nowiki,
    "pre": _pre,
    "syntaxhighlight": _code,
    "source": _code,
    "math": _math,
    "chem": _math,
    "ce": _math,
    "poem": _poem,
    "ref": _ref,
    "references": _references,
    "imagemap": _imagemap,
    "gallery": _gallery,
    "translate": _unwrapped,
    "tvar": _unwrapped,
    "tabber": _tabber,
    "tabs": _unwrapped,
    "tab": _tab,
    **dict.fromkeys(SILENT_TAGS, _silent),
    **dict.fromkeys(DYNAMIC_TAGS, _dynamic),
}
