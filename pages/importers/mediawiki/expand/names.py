"""Parser functions about titles, addresses and files."""

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.utils.translation import gettext as _

from ..markup.markers import Markers
from ..read.namespaces import FILE, MEDIAWIKI, SPECIAL
from ..read.titles import Title
from .arguments import error, integer, value
from .nodes import Part
from .variables import site_variable

if TYPE_CHECKING:
    from .expander import Expander, Frame

# Messages of MediaWiki that pages ask for by name, as far as they belong to the text of a page.
MESSAGES = {
    "filedesc": ("Beschrijving", "Summary", "Beschreibung"),
    "license-header": ("Licentie", "Licensing", "Lizenz"),
    "license": ("Licentie", "Licensing", "Lizenz"),
}


def title_parts(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    pieces = Markers.drop(first).split("/")
    amount, start = (integer(value(expander, frame, parts, n)) for n in (0, 1))
    begin = start - 1 if start > 0 else (len(pieces) + start if start < 0 else 0)
    rest = pieces[max(begin, 0) :]
    return "/".join(rest[:amount] if amount else rest)


def relative_to_absolute(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    base = value(expander, frame, parts, 0) or expander.title.full(expander.wiki.namespaces)
    pieces = first.split("/") if not first.startswith(("/", ".")) else [*base.split("/"), *first.split("/")]
    result: list[str] = []
    for piece in pieces:
        if piece == "..":
            if not result:
                return error(_("Ongeldig pad: %(path)s") % {"path": first})
            result.pop()
        elif piece not in {"", "."}:
            result.append(piece)
    return "/".join(result)


def namespace(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    namespaces = expander.wiki.namespaces
    number = int(first) if re.fullmatch(r"-?\d{1,4}", first, re.A) else namespaces.number(first)
    return "" if number is None else namespaces.name(number)


def anchor(text: str) -> str:
    return re.sub(r"[\s_]+", "_", re.sub(r"'{2,}|<[^>]*>", "", text).strip())


def local_url(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    title = expander.wiki.parse(first)
    if title is None:
        return f"[[:{first}]]"
    address = quote(title.address(expander.wiki.namespaces), safe="/:!$&'()*,;@~")
    query = value(expander, frame, parts, 0)
    path = expander.wiki.export.site.article_prefix + address
    return f"{path}?{query}" if query else path


def full_url(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    local = local_url(expander, frame, first, parts)
    return local if local.startswith("[[") else (site_variable("SERVER", expander.wiki) or "") + local


def file_path(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    page = expander.wiki.page(Title(FILE, first))
    server = site_variable("SERVER", expander.wiki) or ""
    return f"{server}/images/{quote(page.upload.path)}" if page and page.upload and page.upload.path else ""


def special(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return f"{expander.wiki.namespaces.name(SPECIAL)}:{first}"


def message(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """A text of the wiki's own interface: the wiki's version of it, else a few that pages use."""
    page = expander.wiki.page(Title(MEDIAWIKI, first[:1].upper() + first[1:]))
    if page is not None:
        return Markers.clean(page.revision.text)
    known = MESSAGES.get(first.lower())
    if known is None:
        return f"⧼{first}⧽"
    language = expander.wiki.export.site.language[:2]
    return known[{"nl": 0, "de": 2}.get(language, 1)]


def pages_in_category(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return str(expander.wiki.category_size(first))
