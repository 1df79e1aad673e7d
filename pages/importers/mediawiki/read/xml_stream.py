"""The XML of an export, element by element: never more in memory than one revision or one piece of a file."""

import base64
import binascii
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, XMLParser
from django.utils.translation import gettext as _

from .elements import revision_of, site_info, upload_of
from .errors import ImportRefused
from .model import Revision, SiteInfo, Upload
from .packed import DAMAGED, unpacked

CHUNK = 1 << 18
# Expat's codes for a text that ends too early: no element, an unclosed token, half a character, an open section.
CUT_OFF = frozenset({3, 5, 6, 20})
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
BLANKS = re.compile(r"\s+")
BASE64_GROUP = 4
# MediaWiki itself takes pages of at most 2 MB unless told otherwise; files go to disk and have no limit here.
LARGEST_TEXT = 32_000_000
# A packed export of honest text, with all its history, grows some ten to two hundred times.
SUSPECT_SIZE, MOST_GROWTH = 1_000_000_000, 1_000
REVISION, UPLOAD = ("mediawiki", "page", "revision"), ("mediawiki", "page", "upload")


class Sink(Protocol):
    """Who receives what was read."""

    def site(self, site: SiteInfo) -> None: ...
    def revision(self, revision: Revision) -> None: ...
    def upload(self, upload: Upload) -> None: ...
    def page(self, fields: dict[str, str]) -> None: ...
    def file(self) -> tuple[Path, IO[bytes]]: ...


def stream_export(path: Path, sink: Sink) -> Iterator[int]:
    """Feeds an export to a sink; yields how many bytes were read. ImportRefused with one clear sentence."""
    if not path.is_file():
        raise ImportRefused(_("Het bestand %(path)s bestaat niet of is geen bestand.") % {"path": path})
    if path.stat().st_size == 0:
        raise ImportRefused(_("Het bestand %(path)s is leeg.") % {"path": path})
    try:
        with path.open("rb") as stream:
            yield from _feed(stream, _Target(sink, path))
    except DefusedXmlException as error:
        message = _(
            "Het bestand %(path)s bevat een DTD of entiteiten. Een MediaWiki-export heeft die nooit; geweigerd."
        )
        raise ImportRefused(message % {"path": path}) from error
    except ParseError as error:
        raise ImportRefused(_describe(error, path)) from error
    except (*DAMAGED, OSError) as error:
        raise ImportRefused(_unreadable(error, path)) from error


def _unreadable(error: Exception, path: Path) -> str:
    """Damaged, or out of reach; bzip2 says the first with an OSError without a number."""
    if isinstance(error, OSError) and error.errno is not None:
        message = _("Het bestand %(path)s is niet te lezen: %(error)s.")
        return message % {"path": path, "error": error.strerror}
    message = _("Het bestand %(path)s is beschadigd of afgekapt, en na het uitpakken geen geldige XML.")
    return message % {"path": path}


def _feed(stream: IO[bytes], target: "_Target") -> Iterator[int]:
    """Unpacks and reads; yields how much of the file itself was read, which is what its size is compared with."""
    parser = XMLParser(target=target, forbid_dtd=True)
    source, before, total = unpacked(stream), 0, 0
    while chunk := source.read(CHUNK):
        total += len(chunk)
        if total > SUSPECT_SIZE and total > MOST_GROWTH * stream.tell():
            raise ImportRefused(_("Het ingepakte bestand wordt bij het uitpakken ongewoon groot. Het is geweigerd."))
        parser.feed(chunk)
        yield stream.tell() - before
        before = stream.tell()
    parser.close()


def _describe(error: Any, path: Path) -> str:
    """Cut off, or not XML at all: two different things to do about it."""
    line = error.position[0] if getattr(error, "position", None) else 0
    with path.open("rb") as stream:
        begins_well = b"<mediawiki" in unpacked(stream).read(4096)
    if begins_well and error.code in CUT_OFF:
        message = _("Het bestand %(path)s is afgekapt of onvolledig (regel %(line)s). Maak de export opnieuw.")
    else:
        message = _("Het bestand %(path)s is geen geldige XML (regel %(line)s). Geef een MediaWiki-export op.")
    return message % {"path": path, "line": line}


class _Target:
    """Follows where in the XML we are. Tags lose their XML namespace, which differs per version of the format."""

    def __init__(self, sink: Sink, path: Path) -> None:
        self.sink = sink
        self.file = path
        self.path: tuple[str, ...] = ()
        self.words: list[str] = []
        self.length = 0
        self.language = "nl"
        self.hidden: set[str] = set()
        self.fields: dict[str, str] = {}
        self.page: dict[str, str] = {}
        self.spaces: list[tuple[dict[str, str], str]] = []
        self.contents: _Contents | None = None
        self.received: Path | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rsplit("}", 1)[-1]
        if not self.path:
            if name != "mediawiki":
                message = _("Het bestand %(path)s is geen MediaWiki-export: het begint met <%(tag)s>.")
                raise ImportRefused(message % {"path": self.file, "tag": name})
            self.language = attributes.get(LANGUAGE, "nl")
        self.path = (*self.path, name)
        self.words, self.length = [], 0
        if self.path in {REVISION, UPLOAD}:
            self.fields, self.hidden, self.received = {}, set(), None
        elif self.path == ("mediawiki", "page"):
            self.page = {}
        elif name == "namespace":
            self.spaces.append((attributes, ""))
        elif self.path == (*UPLOAD, "contents"):
            self.contents = _Contents(*self.sink.file())
        if "deleted" in attributes and self.path[:-1] in {REVISION, UPLOAD}:
            self.hidden.add(name)

    def data(self, text: str) -> None:
        if self.contents is not None:
            self.contents.add(text)
            return
        self.length += len(text)
        if self.length > LARGEST_TEXT:
            message = _("Het bestand %(path)s bevat een bladzijde van meer dan %(size)s MB. Het is geweigerd.")
            raise ImportRefused(message % {"path": self.file, "size": LARGEST_TEXT // 1_000_000})
        self.words.append(text)

    def end(self, tag: str) -> None:
        text = "".join(self.words)
        self.words, self.length = [], 0
        path, self.path = self.path, self.path[:-1]
        if path == REVISION:
            self.sink.revision(revision_of(self.fields, self.hidden))
        elif path == UPLOAD:
            self.sink.upload(upload_of(self.fields, self.hidden, self.received))
        elif self.contents is not None:
            self.received, self.contents = self.contents.finish(), None
        elif path == ("mediawiki", "page"):
            self.sink.page(self.page)
        elif path == ("mediawiki", "siteinfo"):
            self.sink.site(site_info(self.page, self.spaces, self.language))
        else:
            self._field(path, text)

    def _field(self, path: tuple[str, ...], text: str) -> None:
        """Only fields of the main slot: what stands deeper in a revision belongs to another one."""
        name, above = path[-1], path[:-1]
        if above in {REVISION, UPLOAD} or (name in {"username", "ip"} and above[:-1] in {REVISION, UPLOAD}):
            self.fields[name] = text
        elif name == "namespace":
            self.spaces[-1] = (self.spaces[-1][0], text)
        elif above in {("mediawiki", "page"), ("mediawiki", "siteinfo")}:
            self.page[name] = text

    def close(self) -> None:
        """The parser asks for a result; the sink has it."""


class _Contents:
    """A file inside the export: base64 that goes to disk piece by piece."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        self.path, self.stream = path, stream
        self.rest = ""
        self.whole = True
        self.size = 0

    def add(self, text: str) -> None:
        text = self.rest + BLANKS.sub("", text)
        length = len(text) - len(text) % BASE64_GROUP
        self.rest = text[length:]
        self._decode(text[:length])

    def _decode(self, text: str) -> None:
        try:
            self.size += self.stream.write(base64.b64decode(text, validate=True))
        except (binascii.Error, ValueError):
            self.whole = False

    def finish(self) -> Path | None:
        """Where the bytes are; None when there were none, or something else than base64."""
        if self.rest:
            self._decode(self.rest)
        self.stream.close()
        if self.size and self.whole:
            return self.path
        self.path.unlink(missing_ok=True)
        return None
