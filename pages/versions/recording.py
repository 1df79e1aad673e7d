"""Keeps which revisions were published, and whether the public could read them then."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.signals import page_published, post_page_move

from pages.models import PublishedVersion, VersionNote
from pages.models.version_note import forget_in_drafts
from pages.selectors.public import public_pages
from pages.versions.files import list_files, unlisted_published
from pages.versions.locks import publishing_moment


@transaction.atomic
def record_publication(page: Page, revision: Revision) -> None:
    """A revision that is published a second time is no new version; it may be public now where it was not before."""
    version = PublishedVersion(
        page_id=page.pk,
        revision=revision,
        published_at=publishing_moment(),
        was_public=public_pages().filter(pk=page.pk).exists(),
        is_first=not PublishedVersion.objects.filter(page_id=page.pk).exists(),
    )
    PublishedVersion.objects.bulk_create([version], ignore_conflicts=True)
    if version.was_public:
        PublishedVersion.objects.filter(revision=revision, was_public=False).update(was_public=True)
    note = VersionNote.objects.filter(revision=revision).first()
    if note is not None:
        forget_in_drafts(page, note)
    list_files(unlisted_published().filter(page_id=page.pk))


def mark_opened(path: str) -> None:
    """What stands on the pages from this one down is public from now on, where those pages are."""
    current = PublishedVersion.objects.filter(
        page__path__startswith=path, was_public=False, revision=F("page__live_revision")
    )
    current.filter(page__in=public_pages()).update(was_public=True)


def _published(sender: type, instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    """Wagtail says so of a page that waits for its date as well, and of an alias with the revision of another page."""
    if revision is None or not instance.live or instance.alias_of_id or instance.live_revision_id != revision.pk:
        return
    record_publication(instance, revision)


def _restriction_changed(sender: type, instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    page = None if raw else Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        mark_opened(page.path)


def _moved(sender: type, instance: Page, **kwargs: Any) -> None:
    mark_opened(Page.objects.values_list("path", flat=True).get(pk=instance.pk))


def connect() -> None:
    """Called once, when the site starts."""
    page_published.connect(_published, dispatch_uid="versions-page-published")
    post_save.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="versions-restriction-saved")
    post_delete.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="versions-restriction-deleted")
    post_page_move.connect(_moved, dispatch_uid="versions-page-moved")
