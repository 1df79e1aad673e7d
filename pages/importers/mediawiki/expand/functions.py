"""Parser functions. Each takes the unexpanded parts, so that branches not chosen cost nothing."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from django.utils.translation import gettext as _

from ..read.namespaces import CATEGORY, FILE, SPECIAL
from ..read.titles import Title
from .braces import Part, Tree
from .expressions import ExpressionError, evaluate
from .moments import format_moment
from .variables import site_variable
from .words import SWITCH_DEFAULT

if TYPE_CHECKING:
    from .expander import Expander, Frame

Function = Callable[["Expander", "Frame", str, list[Part]], str]
ERROR = re.compile(r'<(?:strong|span|p|div)\s[^>]*?class="[^"]*?\berror\b[^"]*?"', re.I)
MAX_PAD = 500


def _value(expander: "Expander", frame: "Frame", parts: list[Part], number: int) -> str:
    """A part, expanded and trimmed; empty when it is not there."""
    return expander.expand(parts[number].flat(), frame).strip() if number < len(parts) else ""


def _if(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return _value(expander, frame, parts, 0 if first else 1)


def _ifeq(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    same = _equal(first, _value(expander, frame, parts, 0))
    return _value(expander, frame, parts, 1 if same else 2)


def _equal(one: str, other: str) -> bool:
    """Numbers compare as numbers, as PHP does: 01 equals 1."""
    if one == other:
        return True
    try:
        return float(one) == float(other)
    except ValueError:
        return False


def _ifexist(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    title = expander.wiki.parse(first)
    exists = title is not None and bool(title.text) and expander.wiki.exists(title)
    return _value(expander, frame, parts, 0 if exists else 1)


def _ifexpr(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    try:
        value = evaluate(first)
    except ExpressionError:
        return _error(_("Fout in de berekening: %(source)s") % {"source": first})
    return _value(expander, frame, parts, 0 if value not in {"", "0"} else 1)


def _iferror(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    if ERROR.search(first):
        return _value(expander, frame, parts, 0)
    return _value(expander, frame, parts, 1) if len(parts) > 1 else first


def _expr(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    try:
        return evaluate(first)
    except ExpressionError:
        return _error(_("Fout in de berekening: %(source)s") % {"source": first})


def _error(message: str) -> str:
    escaped = message.replace("<", "&lt;").replace(">", "&gt;")
    return f'<strong class="error">{escaped}</strong>'


def _switch(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """The value of the first case that fits; cases without a value fall through to the next one."""
    found, default_found, default = False, False, None
    last: str | None = None
    for part in parts:
        if part.name is None:
            last = expander.expand(part.out, frame).strip()
            found = found or _equal(last, first)
            default_found = default_found or last.lower() in SWITCH_DEFAULT
            continue
        name = expander.expand(part.name, frame).strip()
        if found or _equal(name, first):
            return expander.expand(part.out, frame).strip()
        if default_found or name.lower() in SWITCH_DEFAULT:
            default, default_found = part.out, False
        last = None
    if last is not None and not default_found:
        return last
    return expander.expand(default, frame).strip() if default is not None else ""


def _titleparts(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    pieces = first.split("/")
    count, start = (_integer(_value(expander, frame, parts, n)) for n in (0, 1))
    begin = start - 1 if start > 0 else (len(pieces) + start if start < 0 else 0)
    rest = pieces[max(begin, 0) :]
    return "/".join(rest[:count] if count else rest)


def _integer(text: str) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else 0


def _rel2abs(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    base = _value(expander, frame, parts, 0) or expander.title.full(expander.wiki.namespaces)
    path = first if first.startswith(("/", "./", "../")) or first in {".", ".."} else "/" + first.lstrip("/")
    pieces = (base.split("/") if path.startswith(("/", ".")) else []) + path.split("/")
    if not first.startswith(("/", ".")):
        pieces = first.split("/")
    result: list[str] = []
    for piece in pieces:
        if piece == "..":
            if not result:
                return _error(_("Ongeldig pad: %(path)s") % {"path": first})
            result.pop()
        elif piece not in {"", "."}:
            result.append(piece)
    return "/".join(result)


def _tag(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """``{{#tag:ref|text|name=x}}`` is ``<ref name="x">text</ref>`` with its parts expanded first."""
    inner = _value(expander, frame, parts, 0) if parts else ""
    attributes = ""
    for part in parts[1:]:
        if part.name is not None:
            name = expander.expand(part.name, frame).strip()
            value = expander.expand(part.out, frame).strip().strip("\"'")
            attributes += f' {name}="{value}"'
    return expander.extension_tag(first.lower(), attributes, inner, f"<{first}{attributes}>{inner}</{first}>")


def _ns(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    namespaces = expander.wiki.namespaces
    number = int(first) if re.fullmatch(r"-?\d{1,4}", first) else namespaces.number(first)
    return "" if number is None else namespaces.name(number)


def _anchor(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return re.sub(r"[\s_]+", "_", re.sub(r"'{2,}|<[^>]*>", "", first).strip())


def _local_url(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    title = expander.wiki.parse(first)
    if title is None:
        return f"[[:{first}]]"
    path = expander.wiki.export.site.article_prefix + quote(
        title.address(expander.wiki.namespaces), safe="/:!$&'()*,;@~"
    )
    query = _value(expander, frame, parts, 0)
    return f"{path}?{query}" if query else path


def _full_url(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    local = _local_url(expander, frame, first, parts)
    return local if local.startswith("[[") else (site_variable("SERVER", expander.wiki) or "") + local


def _number_format(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """Digits grouped the Dutch or German way, or ungrouped again with ``|R``."""
    english = expander.wiki.export.site.language.startswith("en")
    flags = [_value(expander, frame, parts, n).upper() for n in range(len(parts))]
    if "R" in flags:
        return first.replace(",", "") if english else first.replace(".", "").replace(",", ".")
    match = re.fullmatch(r"(-?)(\d+)(?:\.(\d+))?", first)
    if match is None:
        return first
    whole = match.group(2) if "NOSEP" in flags else f"{int(match.group(2)):,}"
    text = match.group(1) + whole + (f"|{match.group(3)}" if match.group(3) else "")
    return text.replace("|", ".") if english else text.replace(",", ".").replace("|", ",")


def _plural(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    values = [_value(expander, frame, parts, n) for n in range(len(parts))] or [""]
    return values[0] if _equal(first, "1") or len(values) == 1 else values[1]


def _gender(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return _value(expander, frame, parts, 2 if len(parts) > 2 else 0)


def _pad(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> tuple[str, int]:
    length = min(max(_integer(_value(expander, frame, parts, 0)), 0), MAX_PAD)
    pad = _value(expander, frame, parts, 1) if len(parts) > 1 else "0"
    missing = length - len(first)
    return ((pad * missing)[:missing] if pad and missing > 0 else ""), length


def _page_count(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    names = "|".join(re.escape(expander.wiki.namespaces.name(CATEGORY)) for _n in (0,)) + "|Category"
    link = re.compile(rf"\[\[\s*(?:{names})\s*:\s*{re.escape(first)}\s*(?:\||\]\])", re.I)
    return str(sum(bool(link.search(page.revision.text)) for page in expander.wiki.export.pages.values()))


def _file_path(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    page = expander.wiki.page(Title(FILE, first))
    server = site_variable("SERVER", expander.wiki) or ""
    return f"{server}/images/{quote(page.upload.path)}" if page and page.upload and page.upload.path else ""


def _display_title(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    expander.display_title = first
    return ""


def _default_sort(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    expander.default_sort = first
    return ""


def _time(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return format_moment(first, _value(expander, frame, parts, 0), expander.wiki.now)


def _invoke(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    expander.notes.left_out("module", _("Scribunto-modules (Lua) worden niet uitgevoerd."), first)
    return ""


def _special(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return f"{expander.wiki.namespaces.name(SPECIAL)}:{first}"


def _simple(change: Callable[[str], str]) -> Function:
    """A function of the first argument only."""
    return lambda _expander, _frame, first, _parts: change(first)


FUNCTIONS: dict[str, Function] = {
    "#if": _if,
    "#ifeq": _ifeq,
    "#ifexist": _ifexist,
    "#ifexpr": _ifexpr,
    "#iferror": _iferror,
    "#switch": _switch,
    "#expr": _expr,
    "#time": _time,
    "#titleparts": _titleparts,
    "#rel2abs": _rel2abs,
    "#tag": _tag,
    "#language": _simple(lambda text: text),
    "#invoke": _invoke,
    "#special": _special,
    "lc": _simple(str.lower),
    "uc": _simple(str.upper),
    "lcfirst": _simple(lambda text: text[:1].lower() + text[1:]),
    "ucfirst": _simple(lambda text: text[:1].upper() + text[1:]),
    "padleft": lambda e, f, first, parts: _pad(e, f, first, parts)[0] + first,
    "padright": lambda e, f, first, parts: first + _pad(e, f, first, parts)[0],
    "formatnum": _number_format,
    "plural": _plural,
    "grammar": lambda e, f, first, parts: _value(e, f, parts, 0),
    "gender": _gender,
    "urlencode": _simple(quote_plus),
    "anchorencode": _anchor,
    "ns": _ns,
    "localurl": _local_url,
    "fullurl": _full_url,
    "canonicalurl": _full_url,
    "filepath": _file_path,
    "int": _simple(lambda text: f"⧼{text}⧽"),
    "displaytitle": _display_title,
    "defaultsort": _default_sort,
    "pagesincategory": _page_count,
}


def call(name: str, expander: "Expander", frame: "Frame", first: Tree, parts: list[Part]) -> str:
    """Calls a function; its first argument is what stood after the colon."""
    return FUNCTIONS[name](expander, frame, expander.expand(first, frame).strip(), parts)
