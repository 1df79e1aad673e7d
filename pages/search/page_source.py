"""The pages of the guide, as a source of what is public."""

from collections.abc import Collection, Iterator

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from pages.search.page_text import page_texts
from pages.search.registry import Address, EntryText, Place
from pages.selectors.public import public_pages

CHUNK = 100
ROOT_DEPTH = 1


class PageSource:
    """Every page, of whatever type. Its rows hold the live text, never a draft."""

    kind = "page"
    address = "wijzer"
    label = _("Wijzer")

    def public(self, request: HttpRequest) -> PageQuerySet:
        return pages_of_site(request)

    def texts(self, ids: Collection[int] | None) -> Iterator[EntryText]:
        """Also of pages behind a restriction: that it is lifted or set must count at once, so it is asked later."""
        pages = Page.objects.live().filter(depth__gt=ROOT_DEPTH).order_by("pk")
        if ids is not None:
            pages = pages.filter(pk__in=ids)
        for page in pages.specific().iterator(chunk_size=CHUNK):
            tags = [str(tag) for tag in page.tags.all()] if hasattr(page, "tags") else []
            yield EntryText(page.pk, page.title, " ".join(page_texts(page)), " ".join(tags))

    def places(self, ids: Collection[int], request: HttpRequest) -> dict[int, Place]:
        """The pages and, in the same query, the public ones above them: where a page stands tells what it is about."""
        below = Page.objects.filter(pk__in=ids, path__startswith=OuterRef("path"))
        pages = list(pages_of_site(request).filter(Exists(below)).order_by("path"))
        site = Site.find_for_request(request)
        titles = {page.path: page.title for page in pages if site is None or page.pk != site.root_page_id}
        return {
            page.pk: Place(
                page.get_url(request) or "", tuple(titles[path] for path in _paths_above(page) if path in titles)
            )
            for page in pages
            if page.pk in ids
        }

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        for page in pages_of_site(request).order_by("path").iterator(chunk_size=1000):
            url = page.get_url(request)
            if url:
                yield Address(url, page.last_published_at)

    def address_count(self, request: HttpRequest) -> int:
        return int(pages_of_site(request).count())


def pages_of_site(request: HttpRequest) -> PageQuerySet:
    """What everybody may read of the site that the request is for; another municipality's pages are not ours."""
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    return public_pages().descendant_of(site.root_page, inclusive=True)


def address_on_site(url_path: str, request: HttpRequest) -> str:
    """The address of a page of this site of which only the stored path is at hand."""
    site = Site.find_for_request(request)
    root = site.root_page.url_path if site else "/"
    return reverse("wagtail_serve", args=[url_path.removeprefix(root)])


def _paths_above(page: MP_Node) -> list[str]:
    """Tree paths of the pages above, from the top."""
    return [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
