"""Which HTML an editor may write: MediaWiki's list. Everything else becomes visible text."""

import html
import re
from html.entities import html5

from .markers import Markers

ALLOWED_TAGS = frozenset(
    [
        "abbr", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "data", "dd",
        "del", "dfn", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd",
        "li", "mark", "ol", "p", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "table", "td", "th", "time", "tr", "tt", "u", "ul", "var", "wbr",
    ]
)  # fmt: skip
VOID_TAGS = frozenset({"br", "hr", "wbr"})
ALLOWED_ATTRIBUTES = frozenset(
    ["class", "id", "colspan", "rowspan", "scope", "start", "value", "type", "lang", "dir", "title", "reversed"]
)
TAG = re.compile(r"^(/?)([A-Za-z][^\t\n\v />\0]*)([^>]*?)(/?>)([^<]*)$", re.S)
ATTRIBUTE = re.compile(r"""([:\w][\w.:-]*)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s"'>][^\s>]*)))?""")
ENTITY = re.compile(r"&(?!(?:#(\d+)|#[xX]([0-9A-Fa-f]+)|([A-Za-z][A-Za-z0-9]*));)")
NUMERIC = re.compile(r"&#(?:(\d+)|[xX]([0-9A-Fa-f]+));")
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
BOX_STYLE = re.compile(
    r"(?<![\w-])(?:border(?:-(?:left|top|right|bottom))?|background(?:-color)?)\s*:\s*(?!none|0\b|transparent)", re.I
)
HIDDEN_STYLE = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


def escape_foreign_tags(text: str) -> str:
    """Leaves allowed tags with allowed attributes; escapes every other ``<`` and ``>``."""
    first, *pieces = text.split("<")
    out = [first.replace(">", "&gt;")]
    for piece in pieces:
        match = TAG.match(piece)
        if match is None or match.group(2).lower() not in ALLOWED_TAGS:
            out.append("&lt;" + piece.replace(">", "&gt;"))
            continue
        slash, name, attributes, brace, rest = match.groups()
        name = name.lower()
        shown = "" if slash else attribute_text(attributes, name)
        end = " />" if brace == "/>" and name in VOID_TAGS else ">"
        out.append(f"<{slash}{name}{shown}{end}" + rest.replace(">", "&gt;"))
    return "".join(out)


def parse_attributes(source: str) -> dict[str, str]:
    """Attributes by lower-case name; the last one of a name counts."""
    found = {}
    for match in ATTRIBUTE.finditer(Markers.drop(source)):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found[match.group(1).lower()] = " ".join(html.unescape(value).split())
    return found


def attribute_text(source: str, tag: str) -> str:
    """The attributes that are kept, ready to stand in a tag; what a style meant is kept as a word of our own."""
    if not source.strip():
        return ""
    attributes = parse_attributes(source)
    kept = {name: value for name, value in attributes.items() if name in ALLOWED_ATTRIBUTES}
    style = attributes.get("style", "")
    if tag in {"div", "table"} and BOX_STYLE.search(style):
        kept["data-box"] = "1"
    if HIDDEN_STYLE.search(style):
        kept["data-hidden"] = "1"
    return "".join(f' {name}="{html.escape(value)}"' for name, value in kept.items())


def normalise_entities(text: str) -> str:
    """Only entities that MediaWiki knows stay entities; the rest shows its ampersand."""
    text = ENTITY.sub("&amp;", text)
    text = NAMED.sub(lambda m: m.group(0) if m.group(1) + ";" in html5 else "&amp;" + m.group(0)[1:], text)
    return NUMERIC.sub(_numeric, text)


def _numeric(match: re.Match[str]) -> str:
    digits, hexadecimal = match.groups()
    code = (
        int(digits)
        if digits and len(digits) < 9
        else int(hexadecimal, 16)
        if hexadecimal and len(hexadecimal) < 9
        else 0
    )
    valid = code in {9, 10, 13} or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF
    return match.group(0) if valid and code != 127 else "&amp;" + match.group(0)[1:]
