"""Pages into the tree: found again by their number in the wiki, written only when something changed."""

import json
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from pages.models import GuidePage, WikiSource

from ..document.model import Document
from ..notes import Notes
from ..wiki import Wiki
from .addresses import Place
from .storage import Stored, digest

MAX_TAG = 100
MAX_TITLE = 255


@dataclass
class Draft:
    """A page as it must become."""

    place: Place
    document: Document | None
    reason: str = ""
    notes: Notes = field(default_factory=Notes)

    @property
    def public(self) -> bool:
        """A page with a reason not to show it comes in as a draft."""
        return not self.reason

    @property
    def title(self) -> str:
        return (self.document.title if self.document else self.place.title)[:MAX_TITLE]

    @property
    def tags(self) -> list[str]:
        return sorted({name[:MAX_TAG] for name in (self.document.categories if self.document else {})})


@dataclass
class PageWriter:
    """Writes the pages of one wiki under one page of the guide."""

    wiki: Wiki
    under: Page

    def ensure(self, draft: Draft, parent: Page) -> WikiSource:
        """The page with its origin; made as an empty draft when it is new, so that links can point to it."""
        source = self._find(draft)
        if source is not None:
            return source
        with transaction.atomic():
            parent.refresh_from_db()
            slug = self._free_slug(draft, parent)
            page = GuidePage(title=draft.title, draft_title=draft.title, slug=slug, live=False)
            parent.add_child(instance=page)
            source = WikiSource(page=page, wiki=self.wiki.export.site.wiki_id)
            self._fill_source(source, draft)
            source.save()
        return source

    def _find(self, draft: Draft) -> WikiSource | None:
        """By number; a parent that the wiki lacked is found by title, also when the wiki has it now."""
        sources = WikiSource.objects.select_related("page").filter(wiki=self.wiki.export.site.wiki_id)
        made = sources.filter(page_number=None, title=self._source_title(draft))
        if draft.place.page is None:
            return made.first()
        return sources.filter(page_number=draft.place.page.number).first() or made.first()

    def _source_title(self, draft: Draft) -> str:
        return draft.place.key.full(self.wiki.namespaces)[:300]

    def _free_slug(self, draft: Draft, parent: Page) -> str:
        """The planned slug, unless a page that was already there has it."""
        taken = set(parent.get_children().values_list("slug", flat=True))
        slug, number = draft.place.slug, 2
        while slug in taken:
            slug, number = f"{draft.place.slug[:90]}-{number}", number + 1
        if slug != draft.place.slug:
            message = _("Het adres “%(slug)s” was al bezet; deze bladzijde kreeg “%(new)s”.")
            draft.notes.approximated("address_clash", message % {"slug": draft.place.slug, "new": slug}, draft.title)
        return slug

    def _fill_source(self, source: WikiSource, draft: Draft) -> None:
        page = draft.place.page
        source.wiki_name = self.wiki.export.site.name[:255]
        source.page_number = page.number if page else None
        source.title = self._source_title(draft)
        source.author = page.revision.author[:255] if page else ""
        source.authors = page.authors if page else []
        source.changed_at = page.revision.timestamp if page else None

    def write(self, source: WikiSource, draft: Draft, body: Stored) -> str:
        """Stores a page when it differs from what the last import stored: created, updated or unchanged."""
        page = draft.place.page
        origin = [page.revision.author, str(page.revision.timestamp), page.authors] if page else []
        fingerprint = digest(draft.title, body, draft.tags, draft.public, origin)
        if source.digest == fingerprint:
            return "unchanged"
        status = "updated" if source.digest else "created"
        with transaction.atomic():
            stored = GuidePage.objects.select_for_update().get(pk=source.page_id)
            edited = bool(source.revision_id) and stored.latest_revision_id != source.revision_id
            self._save(stored, draft, body, edited=edited)
            self._fill_source(source, draft)
            source.digest = fingerprint
            source.revision = Revision.objects.filter(pk=stored.latest_revision_id).first()
            source.save()
        return status

    def _save(self, page: GuidePage, draft: Draft, body: Stored, *, edited: bool) -> None:
        """One revision. A page that someone changed here keeps that text in public; the wiki's waits as a draft."""
        page.title = page.draft_title = draft.title
        page.body = json.dumps(body)  # type: ignore[assignment]  # StreamField reads its stored form
        page.tags.set(draft.tags)
        if not draft.public and not page.live:
            page.save()
        revision = page.save_revision(log_action=False, clean=False)
        page.latest_revision = revision
        if edited:
            message = _(
                "De bladzijde is hier na de vorige import gewijzigd; de versie uit de wiki staat klaar als concept."
            )
            draft.notes.approximated("edited_here", message, draft.title)
        elif draft.public:
            revision.publish(log_action=False, skip_permission_checks=True)
        elif page.live:
            page.unpublish(log_action=False)
