"""History, versions, comparing, citing and recent changes: for everybody, and the same for everybody."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from pages.crumbs import page_crumbs
from pages.versions.access import (
    TextNotPublic,
    Version,
    as_version,
    old_texts_public,
    open_page,
    public_versions,
    readable_version,
)
from pages.versions.changes import changes_below, guide_root, without_minor
from pages.versions.citation import citation_of
from pages.versions.history import history_of, version_before, what_changed
from pages.versions.shown_text import shown_text
from samenwerking.page_cache.public_page import public_page

CHANGES_PER_PAGE = 30


def gone(request: HttpRequest, page: Page) -> HttpResponse:
    """410: the version was there; its text is not public. Names the page as it is now."""
    context = {"page": page, "page_url": page.get_url(request), "crumbs": page_crumbs(request, page, _("Oude versie"))}
    return render(request, "pages/versions/gone.html", context, status=410)


@require_safe
def page_address(request: HttpRequest, page_id: int) -> HttpResponse:
    """An address of a page that stays when the page moves."""
    return redirect(open_page(request, page_id).get_url(request))


@public_page
@require_safe
def history(request: HttpRequest, page_id: int) -> HttpResponse:
    page = open_page(request, page_id)
    old_texts = old_texts_public(request)
    context = {
        "page": page,
        "page_url": page.get_url(request),
        "history": history_of(page, request.GET.get("page"), old_texts=old_texts),
        "old_texts": old_texts,
        "crumbs": page_crumbs(request, page, _("Wat is er veranderd?")),
    }
    return render(request, "pages/versions/history.html", context)


@public_page
@require_safe
def version(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    page = open_page(request, page_id)
    try:
        found = readable_version(page, number, old_texts=old_texts_public(request))
        text = shown_text(found)
    except TextNotPublic:
        return gone(request, page)
    context = {
        "version": found,
        "text": text,
        "page": page,
        "page_url": page.get_url(request),
        "citation": citation_of(request, found, text.page.title),
        "crumbs": page_crumbs(request, page, _("Versie")),
    }
    return render(request, "pages/versions/version.html", context)


@public_page
@require_safe
def compare(request: HttpRequest, page_id: int) -> HttpResponse:
    """Two versions of one page; without a first one, the version before the second."""
    page = open_page(request, page_id)
    try:
        old, new = _chosen_pair(request, page)
    except TextNotPublic:
        return gone(request, page)
    context = {
        "page": page,
        "page_url": page.get_url(request),
        "old": old,
        "new": new,
        "changes": what_changed(old, new) if old else [],
        "crumbs": page_crumbs(request, page, _("Vergelijken")),
    }
    return render(request, "pages/versions/compare.html", context)


def _chosen_pair(request: HttpRequest, page: Page) -> tuple[Version | None, Version]:
    """The older one first, however they were asked for."""
    old_texts = old_texts_public(request)
    new = readable_version(page, _number(request, "naar"), old_texts=old_texts)
    if not request.GET.get("van"):
        if not old_texts:
            raise TextNotPublic
        return version_before(new), new
    old = readable_version(page, _number(request, "van"), old_texts=old_texts)
    return (old, new) if old.moment <= new.moment else (new, old)


def _number(request: HttpRequest, name: str) -> int:
    value = request.GET.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise Http404
    return int(value)


@public_page
@require_safe
def cite(request: HttpRequest, page_id: int) -> HttpResponse:
    """How to refer to the page as it is today."""
    page = open_page(request, page_id)
    row = public_versions(page, wiki=False).filter(pk=page.live_revision_id).first()
    found = as_version(page, row) if row else None
    context: dict[str, Any] = {
        "page": page,
        "page_url": page.get_url(request),
        "version": found,
        "citation": citation_of(request, found, page.title) if found else None,
        "crumbs": page_crumbs(request, page, _("Citeer deze pagina")),
    }
    return render(request, "pages/versions/cite.html", context)


@public_page
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What changed lately in the guide, in the language of the visit, or under one page of it."""
    below = request.GET.get("onder")
    start = open_page(request, _number(request, "onder")) if below else guide_root(request)
    with_minor = request.GET.get("klein") == "1"
    found = changes_below(start)
    rows = Paginator(found if with_minor else without_minor(found), CHANGES_PER_PAGE)
    context = {
        "start": start if below else None,
        "with_minor": with_minor,
        "page_obj": rows.get_page(request.GET.get("page")),
        "crumbs": [
            {"title": _("Home"), "url": guide_root(request).get_url(request)},
            {"title": _("Wijzigingen"), "url": ""},
        ],
    }
    return render(request, "pages/versions/changes.html", context)
