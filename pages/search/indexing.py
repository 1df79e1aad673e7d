"""Keeping the index in step with what was published."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.utils import timezone

from pages.models import SearchEntry
from pages.search.registry import EntryText, source_of, sources
from pages.search.words import MAX_KEYWORDS, MAX_PLAIN_WORDS, MAX_TEXT, accented_words, fitted, plain

BATCH = 200
MAX_TITLE = 255


def refresh(kind: str, ids: Collection[int]) -> None:
    """Write what is published of these objects, and forget the others."""
    wanted = set(ids)
    found = _write(kind, source_of(kind).texts(wanted))
    gone = wanted - found
    if gone:
        SearchEntry.objects.filter(kind=kind, object_id__in=gone).delete()


def forget(kind: str, object_id: int) -> None:
    SearchEntry.objects.filter(kind=kind, object_id=object_id).delete()


def rebuild() -> Iterator[tuple[str, int]]:
    """Write everything afresh; yields how many rows each kind has. The old rows serve until the new are there."""
    known = sources()
    SearchEntry.objects.exclude(kind__in=[source.kind for source in known]).delete()
    for source in known:
        started = timezone.now()
        found = _write(source.kind, source.texts(None))
        SearchEntry.objects.filter(kind=source.kind, updated_at__lt=started).delete()
        yield source.kind, len(found)


def _write(kind: str, texts: Iterable[EntryText]) -> set[int]:
    found: set[int] = set()
    waiting = iter(texts)
    while batch := list(islice(waiting, BATCH)):
        SearchEntry.objects.bulk_create(
            [_entry(kind, text) for text in batch],
            update_conflicts=True,
            unique_fields=["kind", "object_id"],
            update_fields=["title", "keywords", "text", "plain_words", "updated_at"],
        )
        found.update(text.object_id for text in batch)
    return found


def _entry(kind: str, text: EntryText) -> SearchEntry:
    title = plain(text.title)[:MAX_TITLE]
    keywords, body = fitted(plain(text.keywords), MAX_KEYWORDS), fitted(plain(text.text), MAX_TEXT)
    return SearchEntry(
        kind=kind,
        object_id=text.object_id,
        title=title,
        keywords=keywords,
        text=body,
        plain_words=fitted(" ".join(accented_words(f"{title} {keywords} {body}")), MAX_PLAIN_WORDS),
    )
