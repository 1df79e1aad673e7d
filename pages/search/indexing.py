"""Keeping the index in step with what was published."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice

from django.db import transaction
from django.utils import timezone

from pages.models import SearchEntry, SearchSection, SearchWord
from pages.search.registry import EntryText, SectionText, source_of, sources
from pages.search.spelling import remains_of
from pages.search.words import (
    MAX_KEYWORDS,
    MAX_PLAIN_WORDS,
    MAX_TEXT,
    accented_words,
    fitted,
    letters_only,
    plain,
)

BATCH = 200
MAX_TITLE = 255
MAX_HEADING = 500
MAX_SECTIONS = 200
WRITTEN = ["language", "title", "keywords", "text", "plain_words", "digest", "updated_at"]


# What ``at_once`` still has to write; None outside it.
_waiting: ContextVar[dict[str, set[int]] | None] = ContextVar("search_waiting", default=None)


@contextmanager
def at_once() -> Iterator[None]:
    """Write each object once, at the end of the block: for who makes much in one transaction. Nothing on an error."""
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[str, set[int]] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for kind, ids in waiting.items():
        refresh(kind, ids)


def refresh(kind: str, ids: Collection[int]) -> None:
    """Write what is published of these objects, and forget the others."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.setdefault(kind, set()).update(ids)
        return
    wanted = set(ids)
    found: set[int] = set()
    for batch in _batches(source_of(kind).texts(wanted)):
        found.update(text.object_id for text in batch)
        _write(kind, _changed(kind, batch))
    gone = wanted - found
    if gone:
        SearchEntry.objects.filter(kind=kind, object_id__in=gone).delete()


def write_texts(kind: str, texts: Iterable[EntryText]) -> None:
    """Write what the caller has at hand, as an import does with what it just stored."""
    for batch in _batches(texts):
        _write(kind, _changed(kind, batch))


def forget(kind: str, object_id: int) -> None:
    SearchEntry.objects.filter(kind=kind, object_id=object_id).delete()


def rebuild() -> Iterator[tuple[str, int]]:
    """Write everything afresh; yields how many rows each kind has. The old rows serve until the new are there."""
    known = sources()
    SearchEntry.objects.exclude(kind__in=[source.kind for source in known]).delete()
    old_words = dict(SearchWord.objects.values_list("word", "pk"))
    for source in known:
        started, found = timezone.now(), 0
        for batch in _batches(source.texts(None)):
            found += len(batch)
            for word in _write(source.kind, batch):
                old_words.pop(word, None)
        SearchEntry.objects.filter(kind=source.kind, updated_at__lt=started).delete()
        yield source.kind, found
    SearchWord.objects.filter(pk__in=old_words.values()).delete()


def catch_up() -> None:
    """Write what should be in the index and cannot have come there by itself: rows that migrations made.

    The first page of a site is such a row, and after a migration that emptied the index everything is.
    """
    for source in sources():
        if not SearchEntry.objects.filter(kind=source.kind).exists():
            for batch in _batches(source.texts(None)):
                _write(source.kind, batch)


def _batches(texts: Iterable[EntryText]) -> Iterator[list[EntryText]]:
    waiting = iter(texts)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _changed(kind: str, batch: list[EntryText]) -> list[EntryText]:
    """Those of which a word changed: an object is saved more often than its words are."""
    ids = [text.object_id for text in batch]
    known = dict(SearchEntry.objects.filter(kind=kind, object_id__in=ids).values_list("object_id", "digest"))
    return [text for text in batch if known.get(text.object_id) != _digest(text)]


@transaction.atomic
def _write(kind: str, batch: list[EntryText]) -> set[str]:
    """Write rows, their sections and their words; returns the words."""
    if not batch:
        return set()
    entries = SearchEntry.objects.bulk_create(
        [_entry(kind, text) for text in batch],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=WRITTEN,
    )
    SearchSection.objects.filter(entry__in=entries).delete()
    SearchSection.objects.bulk_create(
        _section(entry, position, section)
        for entry, text in zip(entries, batch, strict=True)
        for position, section in enumerate(text.sections[:MAX_SECTIONS])
    )
    words = letters_only(" ".join(f"{entry.title} {entry.keywords} {entry.text}" for entry in entries))
    new = words - set(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))
    SearchWord.objects.bulk_create(
        [SearchWord(word=word, remains=sorted(remains_of(word))) for word in sorted(new)], ignore_conflicts=True
    )
    return words


def _entry(kind: str, text: EntryText) -> SearchEntry:
    title = plain(text.title)[:MAX_TITLE]
    keywords, body = fitted(plain(text.keywords), MAX_KEYWORDS), fitted(plain(text.text), MAX_TEXT)
    return SearchEntry(
        kind=kind,
        object_id=text.object_id,
        language=text.language,
        title=title,
        keywords=keywords,
        text=body,
        plain_words=fitted(" ".join(accented_words(f"{title} {keywords} {body}")), MAX_PLAIN_WORDS),
        digest=_digest(text),
    )


def _section(entry: SearchEntry, position: int, section: SectionText) -> SearchSection:
    return SearchSection(
        entry=entry,
        position=position,
        anchor=section.anchor,
        heading=plain(section.heading)[:MAX_HEADING],
        text=fitted(plain(section.text), MAX_TEXT),
        language=entry.language,
    )


def _digest(text: EntryText) -> str:
    return hashlib.sha256(repr(text).encode()).hexdigest()
