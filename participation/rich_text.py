"""What a text in a paper may consist of; the editor has the same list (static_src/js/editor/schema.js)."""

import re
from html import escape
from html.parser import HTMLParser

import nh3
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

ALLOWED_TAGS = frozenset(
    [
        *("p", "h3", "h4", "blockquote", "ul", "ol", "li", "br", "a", "strong", "em", "u"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    ]
)
ALLOWED_ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
# Written by hand or pasted, and the same thing under another name.
SAME_TAGS = {"b": "strong", "i": "em", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4", "div": "p"}
MAX_LENGTH = 200_000
MAX_DEPTH = 30
MAX_ROWS = 1_000
# Wider spans than this are no table any more, and would let one cell ask for any amount of memory.
MAX_SPAN = 30

# Characters that PostgreSQL, XML or a PDF cannot hold: controls, lone surrogates and non-characters.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\\s\u00a0\u00ad\u200b-\u200f\u2060\ufeff]+")
_ADDRESS = re.compile(r"https?://\S+|mailto:\S+@\S+|/(?![/\\])\S*|#\S+", re.IGNORECASE)
_BLOCK = re.compile(r"<(p|h[1-6]|blockquote|ul|ol|table|div)\b", re.IGNORECASE)
_RENAMED = re.compile(rf"<(/?)({'|'.join(SAME_TAGS)})(?=[\s>/])", re.IGNORECASE)
_VOID = frozenset({"br"})


def clean_text(text: str) -> str:
    """Plain text that can be stored and printed: one kind of line end, no control characters."""
    return _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_html(html: str) -> str:
    """The same text with only what a paper may hold; empty when no word is left.

    Text without any block (typed in a plain text box) becomes paragraphs. Cleaning what is clean changes nothing,
    so that saving an untouched text makes no new version. Raises ValidationError on a text that is too long or
    nested too deep to be real.
    """
    text = clean_text(html).strip()
    if len(text) > MAX_LENGTH:
        raise ValidationError(_("Deze tekst is te lang. Een onderdeel heeft ten hoogste 200.000 tekens."))
    cleaned = sanitise(_RENAMED.sub(_rename, text))
    if not _BLOCK.search(cleaned):
        cleaned = sanitise(paragraphs(cleaned))
    if len(cleaned) > MAX_LENGTH or _depth(cleaned) > MAX_DEPTH or cleaned.count("<tr>") > MAX_ROWS:
        raise ValidationError(_("Deze tekst is te ingewikkeld opgemaakt. Plak de tekst zonder opmaak."))
    return "" if is_blank(cleaned) else cleaned


def is_blank(html: str) -> bool:
    """Is there no word in it? Spaces, empty cells and invisible characters are no words."""
    plain = strip_tags(html).replace("&nbsp;", " ")
    return not _INVISIBLE.sub("", plain)


def paragraphs(text: str) -> str:
    """Lines of (already safe) inline HTML as paragraphs: an empty line starts the next one."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text)]
    return "".join(f"<p>{block.replace(chr(10), '<br>')}</p>" for block in blocks if block)


def text_to_html(text: str) -> str:
    """A plain text field as HTML: nothing in it is read as markup."""
    return paragraphs(escape(clean_text(text).strip(), quote=False))


def _rename(found: re.Match[str]) -> str:
    return f"<{found[1]}{SAME_TAGS[found[2].lower()]}"


def sanitise(html: str) -> str:
    """Only what the lists above allow; no limits, no shaping."""
    return nh3.clean(
        html,
        tags=set(ALLOWED_TAGS),
        attributes={tag: set(names) for tag, names in ALLOWED_ATTRIBUTES.items()},
        url_schemes=set(ALLOWED_SCHEMES),
        attribute_filter=_filter_attribute,
        link_rel=None,
    ).strip()


def _filter_attribute(tag: str, name: str, value: str) -> str | None:
    """Spans stay small numbers; an address is one that the editor takes (static_src/js/editor/link-form.js)."""
    if name == "href":
        return value if _ADDRESS.fullmatch(value) else None
    return value if value.isdecimal() and value.isascii() and 1 < int(value) <= MAX_SPAN else None


class _DepthMeter(HTMLParser):
    """How deep elements stand in each other, in text that is already well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.depth -= 1


def _depth(html: str) -> int:
    meter = _DepthMeter()
    meter.feed(html)
    meter.close()
    return meter.deepest
