"""An export on disk in a form that any page can be read from at once; what is not asked for takes no memory."""

import json
import os
import shutil
import struct
import tempfile
import weakref
from collections import OrderedDict
from collections.abc import Iterator, Mapping, ValuesView
from pathlib import Path
from typing import IO, Any

from .elements import number_in
from .model import Export, Revision, SiteInfo, Upload, WikiPage
from .namespaces import Namespaces
from .records import pack_revision, pack_upload, page_record, read_page, read_revision, site_from, site_record
from .title_index import TitleIndex, build_index, digest_of
from .titles import Title, parse_title
from .xml_stream import stream_export

PLACE = struct.Struct("<16sQQ")
PAGES, PLACES, INDEX, SITE = "pages.dat", "places.dat", "titles.idx", "site.json"
CACHE_BYTES = 16_000_000


class SpoolWriter:
    """Receives an export and writes it down: texts and facts one after another, and where each page stands."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "files").mkdir(parents=True)
        self.folder = folder
        self.info = SiteInfo()
        self.count = 0
        self.files = 0
        self._data = (folder / PAGES).open("wb")
        self._places = (folder / PLACES).open("wb")
        self._revisions: list[list[Any]] = []
        self._uploads: list[list[Any]] = []

    def site(self, site: SiteInfo) -> None:
        self.info = site

    def file(self) -> tuple[Path, IO[bytes]]:
        self.files += 1
        path = self.folder / "files" / str(self.files)
        return path, path.open("wb")

    def revision(self, revision: Revision) -> None:
        text = revision.text.encode("utf-8", "surrogatepass")
        self._revisions.append(pack_revision(revision, self._data.tell(), len(text)))
        self._data.write(text)

    def upload(self, upload: Upload) -> None:
        self._uploads.append(pack_upload(upload))

    def page(self, fields: dict[str, str]) -> None:
        """Facts after texts. A page without a usable title or revision is nothing."""
        revisions, uploads = self._revisions, self._uploads
        self._revisions, self._uploads = [], []
        title = parse_title(fields.get("title", "").strip(), self.info.namespaces, interwikis=False)
        if title is None or not revisions:
            return
        self.count += 1
        record = page_record(fields, title, self.count, revisions, uploads, number_in(fields.get("id", "")))
        data = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        self._places.write(PLACE.pack(digest_of(title), self._data.tell(), len(data)))
        self._data.write(data)

    def finish(self) -> None:
        """The index comes last and the site's facts after it: with those the spool is whole."""
        for stream in (self._data, self._places):
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
        build_index(_places(self.folder), self.count, self.folder / INDEX)
        record = site_record(self.info) | {"pages": self.count}
        temporary = self.folder / "site.part"
        temporary.write_text(json.dumps(record), encoding="utf-8")
        temporary.replace(self.folder / SITE)


def _places(folder: Path) -> Iterator[tuple[bytes, int, int]]:
    with (folder / PLACES).open("rb") as stream:
        while data := stream.read(PLACE.size * 1000):
            yield from PLACE.iter_unpack(data)


class SpooledPages(Mapping[Title, WikiPage]):
    """The pages of a spool by title, in the order of the export. The last used ones stay in memory."""

    def __init__(self, folder: Path, namespaces: Namespaces, count: int) -> None:
        self.folder = folder
        self.namespaces = namespaces
        self._count = count
        self._index = TitleIndex(folder / INDEX)
        self._data = os.open(folder / PAGES, os.O_RDONLY)
        self._close = weakref.finalize(self, os.close, self._data)
        self._cache: OrderedDict[Title, WikiPage] = OrderedDict()
        self._cached = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, title: object) -> bool:
        return isinstance(title, Title) and not title.interwiki and self._index.find(title) is not None

    def __getitem__(self, title: Title) -> WikiPage:
        page = self._cache.get(title)
        if page is not None:
            self._cache.move_to_end(title)
            return page
        place = None if title.interwiki else self._index.find(title)
        if place is None:
            raise KeyError(title)
        page = self.at(*place)
        self._remember(page)
        return page

    def _remember(self, page: WikiPage) -> None:
        self._cache[page.title] = page
        self._cached += len(page.revision.text)
        while self._cached > CACHE_BYTES and len(self._cache) > 1:
            _title, oldest = self._cache.popitem(last=False)
            self._cached -= len(oldest.revision.text)

    def at(self, offset: int, length: int) -> WikiPage:
        """The page whose facts stand there."""
        return read_page(json.loads(self._bytes(offset, length)), self)

    def places(self) -> Iterator[tuple[int, int]]:
        """Where each page's facts stand, in order; of two pages with one title only the last."""
        for digest, offset, length in _places(self.folder):
            if self._index.is_place_of(digest, offset):
                yield offset, length

    def read_revision(self, packed: list[Any]) -> Revision:
        """One revision with its text."""
        return read_revision(packed, self._bytes)

    def stored(self, name: str) -> Path:
        return self.folder / "files" / name

    def _bytes(self, offset: int, length: int) -> bytes:
        return os.pread(self._data, length, offset)

    def __iter__(self) -> Iterator[Title]:
        return (page.title for page in self._all())

    def _all(self) -> Iterator[WikiPage]:
        return (self.at(*place) for place in self.places())

    def values(self) -> ValuesView[WikiPage]:
        return _Values(self)


class _Values(ValuesView[WikiPage]):
    """Each page read once, past the memory of used ones."""

    _mapping: SpooledPages

    def __iter__(self) -> Iterator[WikiPage]:
        return self._mapping._all()


def write_spool(path: Path, folder: Path) -> Iterator[int]:
    """Reads an export into a folder; yields how many bytes were read. ImportRefused leaves no folder."""
    writer = SpoolWriter(folder)
    try:
        yield from stream_export(path, writer)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    writer.finish()


def open_spool(folder: Path) -> Export | None:
    """The export that a folder holds; None when it is not whole."""
    if not (folder / SITE).is_file():
        return None
    record = json.loads((folder / SITE).read_text(encoding="utf-8"))
    site = site_from(record)
    return Export(site, SpooledPages(folder, site.namespaces, record["pages"]))


def read_export(path: Path) -> Export:
    """The whole export from a folder of its own that goes with it; ImportRefused when it is none."""
    folder = Path(tempfile.mkdtemp(prefix="wiki-"))
    for _size in write_spool(path, folder / "spool"):
        pass
    export = open_spool(folder / "spool")
    assert export is not None
    weakref.finalize(export, shutil.rmtree, folder, ignore_errors=True)
    return export
