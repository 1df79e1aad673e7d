"""Texts into the pages that have their place: many pages in one transaction, written only where something changed."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision
from wagtail.signals import page_unpublished

from pages.models import GuidePage, PublishedVersion, WikiMerge, WikiSource
from pages.versions.locks import publishing_moment

from ..document.model import Document
from ..notes import Notes
from ..read.export import WikiPage
from ..wiki import Wiki
from .history import HistoryWriter, content_of, new_version, save_versions
from .indexes import update_indexes
from .protection import protect
from .rows import update_rows
from .sources import fill_source
from .storage import Stored, digest
from .tags import set_tags, tags_named
from .targets import Targets

MAX_TAG = 100
MAX_TITLE = 255
PAGE_FIELDS = [
    "title", "draft_title", "live", "has_unpublished_changes", "first_published_at", "last_published_at",
    "latest_revision_created_at", "latest_revision", "live_revision",
]  # fmt: skip
SOURCE_FIELDS = ["wiki_name", "page_number", "title", "author", "authors", "changed_at", "digest", "revision"]


@dataclass
class Draft:
    """A page as it must become."""

    page_id: int
    title: str
    source_title: str
    page: WikiPage | None
    document: Document | None
    reason: str = ""
    notes: Notes = field(default_factory=Notes)
    body: Stored = field(default_factory=list)
    status: str = "dry_run"
    restricted: bool = False

    @property
    def public(self) -> bool:
        """A page with a reason not to show it comes in as a draft."""
        return not self.reason

    @property
    def tags(self) -> list[str]:
        return sorted({name[:MAX_TAG] for name in (self.document.categories if self.document else {})})

    @cached_property
    def fingerprint(self) -> str:
        """Of everything that a page shows and where it came from; asked for when the body is there."""
        page = self.page
        origin = [page.revision.author, str(page.revision.timestamp), page.authors] if page else []
        return digest(self.title, self.body, self.tags, self.public, origin, self.restricted)


@dataclass
class _Change:
    """A page that differs from what the last import stored."""

    draft: Draft
    page: GuidePage
    source: WikiSource
    version: Revision
    edited: bool = False
    first: bool = False
    was_live: bool = False


@dataclass
class PageWriter:
    """Writes the pages of one wiki."""

    wiki: Wiki
    targets: Targets

    def __post_init__(self) -> None:
        self.history = HistoryWriter(self.wiki, self.targets)

    @staticmethod
    def tags(drafts: list[Draft]) -> dict[str, Tag]:
        """The tags of these pages. Outside their transaction: other writers wait for who makes a tag."""
        return tags_named(name for draft in drafts for name in draft.tags)

    def write(self, drafts: list[Draft], tags: dict[str, Tag]) -> None:
        """Stores these pages, inside a transaction; says in each draft whether it is created, updated or unchanged."""
        ids = [draft.page_id for draft in drafts]
        sources = {source.page_id: source for source in WikiSource.objects.filter(page_id__in=ids)}
        rows = (
            GuidePage.objects.filter(pk__in=ids)
            .order_by("pk")
            .select_for_update()
            .prefetch_related("tagged_items__tag", COMMENTS_RELATION_NAME)
        )
        pages = {page.pk: page for page in rows}
        known = self.history.known(ids)
        differing: list[Draft] = []
        for draft in drafts:
            page, source = pages[draft.page_id], sources[draft.page_id]
            older = self.history.write(draft.page, page, known[page.pk]) if draft.page else 0
            draft.status = "updated" if older and source.digest else "unchanged"
            draft.notes.counts.update({"version": older} if older else {})
            if source.digest != draft.fingerprint:
                draft.status = "updated" if source.digest else "created"
                differing.append(draft)
        changes = [_change(draft, pages[draft.page_id], sources[draft.page_id]) for draft in differing]
        set_tags({each.page: [tags[name] for name in each.draft.tags] for each in changes if not each.edited})
        for change in changes:
            _make_version(change)
        self._save(changes, known)

    def _save(self, changes: list[_Change], known: dict[int, set[int]]) -> None:
        """Versions first, for pages point to them; indexes last, for they read what stands there."""
        save_versions([(change.version, self._noted(change, known)) for change in changes])
        for change in changes:
            if change.edited:
                self._list(change)
            else:
                self._show(change)
            self._remember(change)
        own = [change for change in changes if not change.edited]
        update_rows(Page, [_row(change.page, PAGE_FIELDS) for change in own], PAGE_FIELDS)
        bodies = [{"pk": change.page.pk, "body": change.draft.body} for change in own]
        update_rows(GuidePage, bodies, ["body"])
        update_rows(WikiSource, [_row(change.source, SOURCE_FIELDS) for change in changes], SOURCE_FIELDS)
        for change in own:
            protect(change.page, restricted=change.draft.restricted)
        update_indexes({change.page: change.draft.body for change in own})
        _record(own)
        for change in own:
            if change.was_live and not change.page.live:
                page_unpublished.send(sender=GuidePage, instance=change.page)

    @staticmethod
    def _noted(change: _Change, known: dict[int, set[int]]) -> Any:
        """The wiki's version that this is; when only a template or file changed it is known already."""
        page = change.draft.page
        if page is None or page.revision.deleted or page.revision.number in known[change.page.pk]:
            return None
        return page.revision

    def _list(self, change: _Change) -> None:
        """Changed here and in the wiki: ours stays, theirs waits as a version, and the page is listed."""
        WikiMerge.objects.update_or_create(page_id=change.page.pk, handled_at=None, defaults={"theirs": change.version})
        message = _(
            "De bladzijde is hier en in de wiki gewijzigd. De tekst van hier blijft staan; voeg ze samen in Beheer."
        )
        change.draft.notes.problem("edited_here", message, change.draft.title)

    @staticmethod
    def _show(change: _Change) -> None:
        page, version = change.page, change.version
        page.latest_revision = version
        page.latest_revision_created_at = version.created_at
        page.live = change.draft.public
        page.has_unpublished_changes = not page.live
        page.live_revision = version if page.live else None
        if page.live:
            page.last_published_at = version.created_at if change.first else timezone.now()
            page.first_published_at = page.first_published_at or _first_moment(change)

    def _remember(self, change: _Change) -> None:
        draft, source = change.draft, change.source
        fill_source(source, self.wiki.export.site.name, draft.source_title, draft.page)
        source.digest = draft.fingerprint
        if not change.edited:
            source.revision = change.version


def _change(draft: Draft, page: GuidePage, source: WikiSource) -> _Change:
    """Whether somebody here edited the page since is seen by its latest version."""
    edited = bool(source.revision_id) and page.latest_revision_id != source.revision_id
    return _Change(draft, page, source, Revision(), edited, not source.digest, page.live)


def _make_version(change: _Change) -> None:
    """The version that comes in. The page gets its body last: what was read of it so far says nothing of the body."""
    draft, page = change.draft, change.page
    if not change.edited:
        page.title = page.draft_title = draft.title
    moment = draft.page.revision.timestamp if draft.page else None
    if not change.edited and not change.first:
        # A later version of the wiki is older than one that was made here since.
        latest = page.latest_revision_created_at
        moment = max(moment or timezone.now(), latest) if latest else moment
    change.version = new_version(page, content_of(page), draft.title, draft.body, moment or timezone.now())
    if not change.edited:
        page.body = draft.body  # type: ignore[assignment]  # StreamField reads its stored form


def _first_moment(change: _Change) -> datetime:
    """When the page began in the wiki."""
    page = change.draft.page
    first = next(iter(page.history()), page.revision) if page else None
    return (first.timestamp if first else None) or change.version.created_at


def _record(changes: list[_Change]) -> None:
    """Publications as others know them: at the time of the wiki, for what comes in at once is no news of today."""
    published = [change for change in changes if change.page.live]
    now = publishing_moment() if any(not change.first for change in published) else timezone.now()
    PublishedVersion.objects.bulk_create(
        [
            PublishedVersion(
                page_id=change.page.pk,
                revision=change.version,
                published_at=change.version.created_at if change.first else now,
                was_public=not change.draft.restricted,
                is_first=change.first,
            )
            for change in published
        ]
    )


def _row(thing: Any, names: list[str]) -> dict[str, Any]:
    """The values as the database keeps them; of a foreign key its number."""
    return {"pk": thing.pk} | {name: getattr(thing, type(thing)._meta.get_field(name).attname) for name in names}
