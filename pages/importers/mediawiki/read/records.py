"""How pages, revisions and files stand in the spool: short lists, so that a page with a long history stays small."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from .model import Revision, SiteInfo, Upload, WikiPage
from .namespaces import Namespaces
from .titles import Title

NUMBER, MOMENT, AUTHOR, COMMENT, MINOR, MODEL, DELETED, OFFSET, LENGTH = range(9)


class Pages(Protocol):
    """Where the texts are."""

    def read_revision(self, packed: list[Any]) -> Revision: ...
    def stored(self, name: str) -> Path: ...


def _stamp(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None


def _moment(stamp: float | None) -> datetime | None:
    return datetime.fromtimestamp(stamp, UTC) if stamp is not None else None


def pack_revision(revision: Revision, offset: int, length: int) -> list[Any]:
    return [
        revision.number, _stamp(revision.timestamp), revision.author, revision.comment, int(revision.minor),
        revision.model, int(revision.deleted), offset, length,
    ]  # fmt: skip


def read_revision(packed: list[Any], read: Callable[[int, int], bytes]) -> Revision:
    return Revision(
        number=packed[NUMBER],
        text=read(packed[OFFSET], packed[LENGTH]).decode("utf-8", "surrogatepass"),
        timestamp=_moment(packed[MOMENT]),
        author=packed[AUTHOR],
        model=packed[MODEL],
        comment=packed[COMMENT],
        deleted=bool(packed[DELETED]),
        minor=bool(packed[MINOR]),
    )


def pack_upload(upload: Upload) -> list[Any]:
    stored = upload.stored.name if upload.stored else ""
    return [
        upload.filename, _stamp(upload.timestamp), upload.author, upload.sha1, upload.path, upload.comment,
        upload.size, int(upload.archived), stored,
    ]  # fmt: skip


def _upload(packed: list[Any], pages: Pages) -> Upload:
    filename, stamp, author, sha1, path, comment, size, archived, stored = packed
    return Upload(
        filename, _moment(stamp), author, sha1, path, None, comment, size, bool(archived),
        pages.stored(stored) if stored else None,
    )  # fmt: skip


def page_record(
    fields: dict[str, str],
    title: Title,
    position: int,
    revisions: list[list[Any]],
    uploads: list[list[Any]],
    number: int,
) -> dict[str, Any]:
    """The facts of a page, its revisions from old to new."""
    return {
        "number": number,
        "namespace": title.namespace,
        "text": title.text,
        "title": fields.get("title", "").strip(),
        "position": position,
        "redirects": "redirect" in fields,
        "restrictions": fields.get("restrictions", "").strip(),
        "authors": list(dict.fromkeys(packed[AUTHOR] for packed in revisions if packed[AUTHOR])),
        "revisions": sorted(revisions, key=_order),
        "uploads": sorted(uploads, key=lambda packed: packed[1] or 0),
    }


def _order(packed: list[Any]) -> tuple[bool, float, int]:
    """By moment, then by number; a revision without a moment comes first."""
    moment = packed[MOMENT]
    return moment is not None, moment or 0, packed[NUMBER]


def read_page(record: dict[str, Any], pages: Pages) -> WikiPage:
    """A page with its last revision; the others are read when somebody goes through its history."""
    uploads = [_upload(packed, pages) for packed in record["uploads"]]
    current = [upload for upload in uploads if not upload.archived]
    return WikiPage(
        number=record["number"],
        title=Title(record["namespace"], record["text"]),
        full_title=record["title"],
        revision=pages.read_revision(record["revisions"][-1]),
        authors=record["authors"],
        redirects=record["redirects"],
        upload=current[-1] if current else None,
        history=partial(_history, record["revisions"][:-1], pages),
        numbers=[packed[NUMBER] for packed in record["revisions"][:-1] if not packed[DELETED]],
        uploads=uploads,
        restrictions=record["restrictions"],
        position=record["position"],
    )


def _history(packed: list[list[Any]], pages: Pages) -> Iterator[Revision]:
    return (pages.read_revision(each) for each in packed)


def site_record(site: SiteInfo) -> dict[str, Any]:
    spaces = site.namespaces
    return {
        "name": site.name, "dbname": site.dbname, "base": site.base, "language": site.language,
        "names": list(spaces.names.items()), "first_letter": spaces.first_letter,
        "case_sensitive": sorted(spaces.case_sensitive),
    }  # fmt: skip


def site_from(record: dict[str, Any]) -> SiteInfo:
    names = {int(number): name for number, name in record["names"]}
    spaces = Namespaces(names, record["first_letter"], record["language"], set(record["case_sensitive"]))
    return SiteInfo(record["name"], record["dbname"], record["base"], spaces, record["language"])
