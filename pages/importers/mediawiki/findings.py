"""The lines of a report into the database, so that people in Beheer can tick them off.

A line is known by its page and its words. What the next import says again keeps its tick; what it no longer says is
kept, but shown no more; what comes back is new.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Protocol

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pages.models import ImportFinding, ImportRun, WikiFile, WikiSource

from .notes import Note
from .report import PageReport
from .topics import needs_person

CHUNK = 200
FILE_KINDS = frozenset({"image", "document"})


class Reported(Protocol):
    """A report, however it keeps its pages."""

    @property
    def wiki(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def pages(self) -> Iterable[PageReport]: ...


def store_findings(report: Reported, *, wiki: str, partial: bool = False, started: datetime | None = None) -> ImportRun:
    """Keeps what a run found. A run over part of the wiki leaves the findings of other pages as they are."""
    run = ImportRun.objects.create(wiki=wiki, wiki_name=report.wiki[:255], source=report.source[:255])
    pages = iter(report.pages)
    while chunk := list(islice(pages, CHUNK)):
        with transaction.atomic():
            _store_chunk(run, chunk)
    if not partial:
        ImportFinding.objects.filter(wiki=wiki, present=True).exclude(last_run=run).update(present=False)
    run.finished_at = timezone.now()
    run.started_at = started or run.started_at
    run.save(update_fields=["finished_at", "started_at"])
    return run


def _store_chunk(run: ImportRun, pages: list[PageReport]) -> None:
    found = {finding.fingerprint: finding for finding in _findings(run, pages)}
    known = {old.fingerprint: old for old in ImportFinding.objects.filter(wiki=run.wiki, fingerprint__in=found)}
    _keep(run, known)
    _correct(known, found)
    new = [finding for fingerprint, finding in found.items() if fingerprint not in known]
    ImportFinding.objects.bulk_create(new)
    items = {item_key(page) for page in pages}
    gone = ImportFinding.objects.filter(wiki=run.wiki, item__in=items, present=True)
    gone.exclude(last_run=run).update(present=False)


def _keep(run: ImportRun, known: dict[str, ImportFinding]) -> None:
    """What is there still keeps its tick; what came back starts again."""
    again = [old.pk for old in known.values() if not old.present]
    ImportFinding.objects.filter(pk__in=again).update(
        first_run=run, last_run=run, present=True, done_at=None, done_by=None
    )
    still = [old.pk for old in known.values() if old.present]
    ImportFinding.objects.filter(pk__in=still).update(last_run=run)


def _correct(known: dict[str, ImportFinding], found: dict[str, ImportFinding]) -> None:
    """The page may have moved to another row, and a later version of the importer may judge otherwise."""
    changed = []
    for fingerprint, old in known.items():
        new = found[fingerprint]
        facts = (new.page_id, new.file_id, new.title, new.needs_person)
        if facts != (old.page_id, old.file_id, old.title, old.needs_person):
            old.page_id, old.file_id, old.title, old.needs_person = facts
            changed.append(old)
    ImportFinding.objects.bulk_update(changed, ["page", "file", "title", "needs_person"])


def item_key(page: PageReport) -> str:
    """What a page or file of the wiki is known by in every run."""
    if page.number is not None:
        return f"n{page.number}"
    return "t" + hashlib.sha256(page.title.encode()).hexdigest()[:60]


def _findings(run: ImportRun, pages: list[PageReport]) -> Iterable[ImportFinding]:
    places, files = _places(run.wiki, pages), _files(run.wiki, pages)
    for page in pages:
        for note in page.notes.lines:
            yield ImportFinding(
                wiki=run.wiki,
                fingerprint=_fingerprint(page, note),
                item=item_key(page),
                first_run=run,
                last_run=run,
                title=page.title[:300],
                outcome=str(note.outcome),
                topic=note.topic,
                message=note.message,
                fragment=note.fragment[:300],
                needs_person=needs_person(note.topic, note.outcome),
                page_id=places.get(item_key(page)),
                file_id=files.get(page.title) if page.kind in FILE_KINDS else None,
            )


def _fingerprint(page: PageReport, note: Note) -> str:
    parts = (item_key(page), str(note.outcome), note.topic, note.message, note.fragment)
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def _places(wiki: str, pages: list[PageReport]) -> dict[str, int]:
    """Where each page of the wiki went; parents that were made here have no number and go by their title."""
    numbers = [page.number for page in pages if page.number is not None and page.kind not in FILE_KINDS]
    titles = {page.title: item_key(page) for page in pages if page.number is None and page.kind not in FILE_KINDS}
    sources = WikiSource.objects.filter(
        Q(page_number__in=numbers) | Q(page_number=None, title__in=titles), wiki=wiki
    ).values_list("page_number", "title", "page_id")
    return {f"n{number}" if number is not None else titles[title]: page for number, title, page in sources}


def _files(wiki: str, pages: list[PageReport]) -> dict[str, int]:
    names = [page.title for page in pages if page.kind in FILE_KINDS]
    return dict(WikiFile.objects.filter(wiki=wiki, name__in=names).values_list("name", "pk"))
