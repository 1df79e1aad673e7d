"""What can be found, and who says whether it may be seen.

The guide knows nothing of the register. Whoever has something public hands in a source when the site starts;
search and sitemap then treat all sources alike.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise

from pages.models.search_entry import LANGUAGE


@dataclass(frozen=True)
class SectionText:
    """The words under one heading, and the name by which a link reaches it."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class EntryText:
    """The words of one published object: plain text, no HTML. ``text`` holds those of the sections as well."""

    object_id: int
    title: str
    text: str
    keywords: str = ""
    language: str = LANGUAGE
    sections: tuple[SectionText, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a hit leads, and a few facts that tell it from others; read from the object as it is now."""

    url: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Address:
    """A line of the sitemap: a path on this site, and when its text last changed if that is public."""

    path: str
    changed: datetime | None = None


class PublicSource(Protocol):
    """One kind of public object. Each is a ``PlacedSource`` or a ``PlainSource`` as well."""

    @property
    def kind(self) -> str:
        """Stored in the index."""
        ...

    @property
    def address(self) -> str:
        """In the address of a filtered search: ``?soort=``."""
        ...

    @property
    def label(self) -> str | Promise:
        """What readers call it, in the plural."""
        ...

    def public(self, request: HttpRequest) -> QuerySet[Model]:
        """What everybody may see on this site, at this moment. The only answer to "may this be shown?"."""
        ...

    def texts(self, ids: Collection[int] | None) -> Iterator[EntryText]:
        """Words of the published ones among ``ids``; of all when ``ids`` is None."""
        ...

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        """Every public address of this kind, for the sitemap."""
        ...

    def address_count(self, request: HttpRequest) -> int:
        """How many addresses ``addresses`` gives at most; to know beforehand whether one file will do."""
        ...


@runtime_checkable
class PlacedSource(Protocol):
    """A kind that says itself where its objects are."""

    def places(self, ids: Collection[int], request: HttpRequest) -> dict[int, Place]:
        """Where the objects are, in a number of queries that does not depend on how many there are."""
        ...


@runtime_checkable
class PlainSource(Protocol):
    """A kind whose place stands in its own row; all kinds like it that are on a page are asked in one query."""

    def place_rows(self, ids: Collection[int], request: HttpRequest) -> QuerySet[Any]:
        """Of those that everybody may see: kind, number, part of the address, a code and words, in that order."""
        ...

    def place_of(self, number: int, part: str, code: str, words: str) -> Place:
        """The place that such a row tells of."""
        ...


_sources: dict[str, PublicSource] = {}
_of_guide: set[str] = set()


def register_source(source: PublicSource, *, of_guide: bool = False) -> None:
    """Add a source, once per kind; the order of registering is the order on the page."""
    _sources[source.kind] = source
    if of_guide:
        _of_guide.add(source.kind)


def is_of_guide(kind: str) -> bool:
    """Whether this kind explains something, where others are records of work."""
    return kind in _of_guide


def sources() -> list[PublicSource]:
    return list(_sources.values())


def source_of(kind: str) -> PublicSource:
    """The source of a stored kind; raises KeyError for one that nobody registered."""
    return _sources[kind]


def source_at(address: str) -> PublicSource | None:
    """The source that ``?soort=`` names, or None."""
    return next((source for source in sources() if source.address == address), None)
