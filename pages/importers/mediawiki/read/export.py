"""The XML of an export, read as a stream: the last revision of each page and the files that travel along."""

import base64
import binascii
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from .errors import ImportRefused
from .namespaces import Namespaces
from .titles import Title, parse_title

logger = logging.getLogger(__name__)
SPOOL_BYTES = 1_000_000
# Expat's codes for a text that ends too early: no element, an unclosed token, half a character, an open section.
CUT_OFF = frozenset({3, 5, 6, 20})


@dataclass(frozen=True)
class Revision:
    """The text of a page at one moment."""

    number: int
    text: str
    timestamp: datetime | None
    author: str
    model: str = "wikitext"
    comment: str = ""
    deleted: bool = False


@dataclass
class Upload:
    """A file that travels inside the export; old versions of it are not kept."""

    filename: str
    timestamp: datetime | None
    author: str
    sha1: str = ""
    path: str = ""
    contents: IO[bytes] | None = None

    def read(self) -> bytes | None:
        """The bytes, or None when the export only names the file."""
        if self.contents is None:
            return None
        self.contents.seek(0)
        return self.contents.read()


@dataclass
class WikiPage:
    """One page with its last revision."""

    number: int
    title: Title
    full_title: str
    revision: Revision
    authors: list[str] = field(default_factory=list)
    redirects: bool = False
    upload: Upload | None = None


@dataclass
class SiteInfo:
    """What the export says about the wiki it came from."""

    name: str = ""
    dbname: str = ""
    base: str = ""
    namespaces: Namespaces = field(default_factory=Namespaces)
    language: str = "nl"

    @property
    def wiki_id(self) -> str:
        """What tells this wiki from another one; pages are recognised by it on the next run."""
        return self.dbname or self.base or self.name

    @property
    def article_prefix(self) -> str:
        """The path before a title in the wiki's addresses, such as ``/wiki/``."""
        match = re.match(r"https?://[^/]+(/(?:[^/?]+/)*)", self.base)
        return match.group(1) if match else "/"


@dataclass
class Export:
    """Everything an export holds, by title."""

    site: SiteInfo
    pages: dict[Title, WikiPage]


def read_export(path: Path) -> Export:
    """The whole export, or ImportRefused with one clear sentence. Nothing is written anywhere."""
    if not path.is_file():
        raise ImportRefused(_("Het bestand %(path)s bestaat niet of is geen bestand.") % {"path": path})
    if path.stat().st_size == 0:
        raise ImportRefused(_("Het bestand %(path)s is leeg.") % {"path": path})
    try:
        with path.open("rb") as stream:
            return _read_stream(stream, path)
    except DefusedXmlException as error:
        message = _(
            "Het bestand %(path)s bevat een DTD of entiteiten. Een MediaWiki-export heeft die nooit; geweigerd."
        )
        raise ImportRefused(message % {"path": path}) from error
    except ParseError as error:
        raise ImportRefused(_describe(error, path)) from error
    except OSError as error:
        message = _("Het bestand %(path)s is niet te lezen: %(error)s.")
        raise ImportRefused(message % {"path": path, "error": error.strerror}) from error


def _describe(error: ParseError, path: Path) -> str:
    """Cut off, or not XML at all: two different things to do about it."""
    line = error.position[0] if getattr(error, "position", None) else 0
    with path.open("rb") as stream:
        begins_well = b"<mediawiki" in stream.read(4096)
    if begins_well and error.code in CUT_OFF:
        message = _("Het bestand %(path)s is afgekapt of onvolledig (regel %(line)s). Maak de export opnieuw.")
    else:
        message = _("Het bestand %(path)s is geen geldige XML (regel %(line)s). Geef een MediaWiki-export op.")
    return message % {"path": path, "line": line}


def _read_stream(stream: IO[bytes], path: Path) -> Export:
    """Reads element by element and forgets each page's XML once it is understood."""
    events = iterparse(stream, events=("start", "end"), forbid_dtd=True)
    _event, root = next(events)
    if _name(root) != "mediawiki":
        message = _("Het bestand %(path)s is geen MediaWiki-export: het begint met <%(tag)s>.")
        raise ImportRefused(message % {"path": path, "tag": _name(root)})
    site = SiteInfo(language=root.get("{http://www.w3.org/XML/1998/namespace}lang", "nl"))
    pages: dict[Title, WikiPage] = {}
    for page_or_site in _complete_children(events, root):
        if isinstance(page_or_site, Element) and _name(page_or_site) == "siteinfo":
            site = _site_info(page_or_site, site.language)
        elif _name(page_or_site) == "page":
            page = _page(page_or_site, site.namespaces)
            if page is not None:
                pages[page.title] = page
    return Export(site, pages)


def _complete_children(events: Any, root: Element) -> Iterator[Element]:
    """Each child of the root when it is complete; its memory is freed after use."""
    for event, element in events:
        if event == "end" and _name(element) in {"page", "siteinfo"}:
            yield element
            root.clear()


def _name(element: Element) -> str:
    """The tag without the XML namespace, which differs per version of the export format."""
    return str(element.tag).rsplit("}", 1)[-1]


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _name(child) == name), None)


def _text(element: Element | None, name: str) -> str:
    child = None if element is None else _child(element, name)
    return (child.text or "") if child is not None else ""


def _number(text: str) -> int:
    return int(text) if text.strip().isdigit() else 0


def _moment(text: str) -> datetime | None:
    """A timestamp of the export; None where it is missing or odd."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _author(element: Element) -> str:
    contributor = _child(element, "contributor")
    return (_text(contributor, "username") or _text(contributor, "ip")).strip()


def _site_info(element: Element, language: str) -> SiteInfo:
    names: dict[int, str] = {}
    case_sensitive: set[int] = set()
    spaces = _child(element, "namespaces")
    for space in spaces if spaces is not None else []:
        try:
            number = int(space.get("key", ""))
        except ValueError:
            continue
        names[number] = (space.text or "").strip()
        if space.get("case") == "case-sensitive":
            case_sensitive.add(number)
    first_letter = _text(element, "case") != "case-sensitive"
    namespaces = Namespaces(names or {0: ""}, first_letter, language, case_sensitive)
    return SiteInfo(
        name=_text(element, "sitename").strip(),
        dbname=_text(element, "dbname").strip(),
        base=_text(element, "base").strip(),
        namespaces=namespaces,
        language=language,
    )


def _page(element: Element, namespaces: Namespaces) -> WikiPage | None:
    """A page with its newest revision; None when the export holds no revision or no usable title."""
    full_title = _text(element, "title").strip()
    title = parse_title(full_title, namespaces)
    revisions = [_revision(child) for child in element if _name(child) == "revision"]
    if title is None or not revisions:
        logger.warning("page without usable title or revision skipped: %r", full_title)
        return None
    beginning = datetime.min.replace(tzinfo=UTC)
    newest = max(revisions, key=lambda revision: (revision.timestamp or beginning, revision.number))
    return WikiPage(
        number=_number(_text(element, "id")),
        title=Title(title.namespace, title.text),
        full_title=full_title,
        revision=newest,
        authors=list(dict.fromkeys(revision.author for revision in revisions if revision.author)),
        redirects=_child(element, "redirect") is not None,
        upload=_newest_upload(element),
    )


def _revision(element: Element) -> Revision:
    text = _child(element, "text")
    return Revision(
        number=_number(_text(element, "id")),
        text=(text.text or "") if text is not None else "",
        timestamp=_moment(_text(element, "timestamp")),
        author=_author(element),
        model=_text(element, "model") or "wikitext",
        comment=_text(element, "comment"),
        deleted=text is not None and text.get("deleted") is not None,
    )


def _newest_upload(element: Element) -> Upload | None:
    uploads = [child for child in element if _name(child) == "upload" and not _text(child, "archivename")]
    if not uploads:
        return None
    newest = max(uploads, key=lambda child: _text(child, "timestamp"))
    return Upload(
        filename=_text(newest, "filename"),
        timestamp=_moment(_text(newest, "timestamp")),
        author=_author(newest),
        sha1=_text(newest, "sha1base36"),
        path=_text(newest, "rel"),
        contents=_contents(_child(newest, "contents")),
    )


def _contents(element: Element | None) -> IO[bytes] | None:
    """The embedded bytes, on disk when they are large; None when they are absent or not base64."""
    if element is None or not (element.text or "").strip():
        return None
    try:
        decoded = base64.b64decode("".join((element.text or "").split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    spool: IO[bytes] = SpooledTemporaryFile(max_size=SPOOL_BYTES)  # noqa: SIM115 - the reader of the file closes it
    spool.write(decoded)
    return spool
