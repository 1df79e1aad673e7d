"""What was published lately: for the page of changes, the feed and the digests."""

from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from pages.models import PublishedVersion
from pages.selectors.public import public_pages
from pages.selectors.sites import site_for


def public_changes() -> QuerySet[PublishedVersion]:
    """Publications that everybody may know of, newest first: of pages that are public now, as far as they were then."""
    changes: QuerySet[PublishedVersion] = (
        PublishedVersion.objects.filter(page__in=public_pages())
        .filter(Q(was_public=True) | Q(revision=F("page__live_revision")))
        .exclude(revision__version_note__hidden=True)
        .select_related("page", "revision__version_note")
        .defer("revision__content")
        .order_by("-published_at", "-pk")
    )
    return changes


def without_minor(changes: QuerySet[PublishedVersion]) -> QuerySet[PublishedVersion]:
    return changes.exclude(revision__version_note__minor=True)


def changes_below(page: Page) -> QuerySet[PublishedVersion]:
    """Of a page and everything under it."""
    return public_changes().filter(page__path__startswith=page.path)


def guide_root(request: HttpRequest) -> Page:
    """The front page of this site in the language of the visit: everything below it is the guide in that language."""
    site = site_for(request)
    if site is None:
        raise Http404
    root = site.root_page
    same = Page.objects.filter(translation_key=root.translation_key, locale__language_code=get_language())
    return same.first() or root
