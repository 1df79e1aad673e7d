"""Which versions the public may know of, and which it may read: the one place where that is asked."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.urls import reverse
from wagtail.models import Page, Revision

from pages.models import PublishedVersion, VersionNote
from pages.selectors.public import public_pages
from pages.selectors.settings import settings_for
from pages.selectors.sites import site_for


class TextNotPublic(Exception):
    """The version exists and was public, and its text is not to be read any more."""


@dataclass(frozen=True)
class Version:
    """One version as the public history shows it."""

    page: Page
    revision: Revision
    moment: datetime

    @property
    def number(self) -> int:
        return int(self.revision.pk)

    @property
    def current(self) -> bool:
        return bool(self.revision.pk == self.page.live_revision_id)

    @property
    def note(self) -> VersionNote:
        return getattr(self.revision, "version_note", None) or VersionNote()

    @property
    def from_wiki(self) -> bool:
        return self.note.wiki_revision_id is not None

    @property
    def is_first(self) -> bool:
        published: PublishedVersion | None = getattr(self.revision, "published_version", None)
        return bool(published and published.is_first)

    @property
    def url(self) -> str:
        return version_url(self.page.pk, self.number)


def version_url(page_id: int, number: int) -> str:
    """The permanent address of a version."""
    return reverse("versions:version", args=[page_id, number])


def old_texts_public(request: HttpRequest) -> bool:
    """Whether this site lets readers read what pages used to say; off unless the municipality switches it on."""
    return bool(settings_for(request).old_versions_public)


def open_page(request: HttpRequest, page_id: int) -> Page:
    """A page of this site that anyone may read; of any other page nothing is told, not even that it is there."""
    page = public_pages().filter(pk=page_id).first()
    site = site_for(request)
    parts = page.get_url_parts(request) if page else None
    if page is None or parts is None or site is None or parts[0] != site.pk:
        raise Http404
    return page


def public_versions(page: Page, *, wiki: bool) -> QuerySet[Revision]:
    """The versions that the public could read when they were current, newest first; with those of the wiki on request.

    Drafts are not among them, nor versions from a time when the page was closed, nor those an editor took out of sight.
    """
    shown = Q(published_version__was_public=True) | Q(pk=page.live_revision_id)
    if wiki:
        shown |= Q(version_note__wiki_revision_id__isnull=False)
    moment = Case(
        When(version_note__wiki_revision_id__isnull=False, then=F("created_at")),
        default=Coalesce(F("published_version__published_at"), F("created_at")),
    )
    rows: QuerySet[Revision] = (
        _of(page)
        .filter(shown)
        .exclude(Q(version_note__hidden=True) & ~Q(pk=page.live_revision_id))
        .select_related("version_note", "published_version")
        .defer("content")
        .annotate(moment=moment)
        .order_by("-moment", "-pk")
    )
    return rows


def _of(page: Page) -> QuerySet[Revision]:
    content_type = ContentType.objects.get_for_model(Page)
    return Revision.objects.filter(base_content_type=content_type, object_id=str(page.pk))


def as_version(page: Page, row: Revision) -> Version:
    return Version(page, row, row.moment)  # type: ignore[attr-defined]  # annotated by public_versions


def readable_version(page: Page, number: int, *, old_texts: bool) -> Version:
    """The version whose text this reader may read.

    Raises Http404 for a draft, a foreign or an unknown version, TextNotPublic for one that is out of sight.
    """
    if number == page.live_revision_id or old_texts:
        row = public_versions(page, wiki=True).filter(pk=number).first()
        if row is not None:
            return as_version(page, row)
    if _was_public(page, number):
        raise TextNotPublic
    raise Http404


def _was_public(page: Page, number: int) -> bool:
    known = Q(published_version__was_public=True) | Q(version_note__wiki_revision_id__isnull=False)
    return _of(page).filter(known, pk=number).exists()
