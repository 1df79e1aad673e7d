"""What an export holds, as plain facts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from .namespaces import Namespaces
from .titles import Title


@dataclass(frozen=True)
class Revision:
    """The text of a page at one moment. What the wiki suppressed is empty here: it was never read."""

    number: int
    text: str
    timestamp: datetime | None
    author: str
    model: str = "wikitext"
    comment: str = ""
    deleted: bool = False
    minor: bool = False


@dataclass(frozen=True)
class Upload:
    """One version of a file. Its bytes, where they travel inside the export, wait in a file of our own."""

    filename: str
    timestamp: datetime | None
    author: str
    sha1: str = ""
    path: str = ""
    contents: IO[bytes] | None = None
    comment: str = ""
    size: int = 0
    archived: bool = False
    stored: Path | None = None

    @property
    def has_bytes(self) -> bool:
        return self.contents is not None or self.stored is not None

    def read(self) -> bytes | None:
        """The bytes, or None when the export only names the file."""
        if self.stored is not None:
            return self.stored.read_bytes()
        if self.contents is None:
            return None
        self.contents.seek(0)
        return self.contents.read()


def no_revisions() -> Iterator[Revision]:
    """The history of a page of which only the last revision is known."""
    return iter(())


@dataclass
class WikiPage:
    """One page with its last revision; ``history`` reads the revisions before it, oldest first, when asked.

    ``numbers`` are theirs, without those of which the wiki suppressed the text.
    """

    number: int
    title: Title
    full_title: str
    revision: Revision
    authors: list[str] = field(default_factory=list)
    redirects: bool = False
    upload: Upload | None = None
    history: Callable[[], Iterable[Revision]] = no_revisions
    numbers: list[int] = field(default_factory=list)
    uploads: list[Upload] = field(default_factory=list)
    restrictions: str = ""
    position: int = 0


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
    """Everything an export holds, by title. A large one stays on disk: ``pages`` reads what is asked for."""

    site: SiteInfo
    pages: Mapping[Title, WikiPage]
