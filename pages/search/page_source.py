"""The pages of the guide, as a source of what is public."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import ExpressionWrapper, F, Func, IntegerField, Q, Value
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from pages.models.search_entry import LANGUAGE
from pages.search.page_sections import page_sections
from pages.search.page_text import page_texts
from pages.search.registry import Address, EntryText, Place
from pages.selectors.languages import homes_of
from pages.selectors.public import public_pages
from pages.selectors.sites import site_for

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
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        for page in pages.specific().iterator(chunk_size=CHUNK):
            tags = [str(tag) for tag in page.tags.all()] if hasattr(page, "tags") else []
            language = languages.get(page.locale_id, LANGUAGE)
            text = " ".join(page_texts(page))
            yield EntryText(page.pk, page.title, text, " ".join(tags), language, page_sections(page))

    def places(self, ids: Collection[int], request: HttpRequest) -> dict[int, Place]:
        """The pages and, in the same query, the public ones above them: where a page stands tells what it is about."""
        pages = list(pages_of_site(request).filter(path__in=_paths_to(ids)).order_by("path"))
        tops = {root.pk for root in roots_of_site(request)}
        titles = {page.path: page.title for page in pages if page.pk not in tops}
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
    """What everybody may read of the site that the request is for, in every language; nothing of another's."""
    below = Q(pk__in=[])
    for root in roots_of_site(request):
        below |= Q(path__startswith=root.path)
    return public_pages().filter(below)


def roots_of_site(request: HttpRequest) -> list[Page]:
    """The front page of the site, and those of its other languages, which stand beside it."""
    site = site_for(request)
    if site is None:
        return []
    homes = list(homes_of(request).values())
    return homes if site.root_page_id in {home.pk for home in homes} else [site.root_page, *homes]


def address_on_site(url_path: str, request: HttpRequest) -> str:
    """The address of a page of this site of which only the stored path is at hand; it begins with its language."""
    root = next((root for root in roots_of_site(request) if url_path.startswith(root.url_path)), None)
    if root is None:
        return reverse("wagtail_serve", args=[url_path.removeprefix("/")])
    with translation.override(root.locale.language_code):
        return reverse("wagtail_serve", args=[url_path.removeprefix(root.url_path)])


def _paths_to(ids: Collection[int]) -> Any:
    """Query for the tree paths of these pages and of all above them."""
    step = Page.steplen
    ends = Func(Value(step), F("depth") * step, Value(step), function="generate_series", output_field=IntegerField())
    ends.set_returning = True
    return (
        Page.objects.filter(pk__in=ids)
        .annotate(end=ends)
        .values(above=Substr("path", 1, ExpressionWrapper(F("end"), IntegerField())))
    )


def _paths_above(page: MP_Node) -> list[str]:
    """Tree paths of the pages above, from the top."""
    return [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
