"""Everything of the register that is not a page: documents, calendars, tables, the feed."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from pages.selectors.settings import settings_for
from participation import policy
from participation.documents.calendar import werkatelier_calendar
from participation.documents.odt import stuk_odt
from participation.documents.pdf import stuk_pdf
from participation.documents.plain_text import stuk_text
from participation.models import Werkatelier
from participation.models.stuk import canonical_content
from participation.selectors.papers import StukText
from participation.selectors.register.filtering import ComingFirst
from participation.views.register.kinds import LISTS, WERKATELIERS
from participation.views.register.lists import find, formats_of, render_list, table_of
from participation.views.register.stukken import public_decisions, public_stuk_or_404
from samenwerking.accounts.request_limits import EXPORT, limited
from samenwerking.page_cache.files import kept_file

# Anybody may keep a copy, but asks each time whether it is still the right one: a paper can be withdrawn.
CACHE = "public, no-cache"
ODT = "application/vnd.oasis.opendocument.text"
# A calendar that people subscribe to keeps the last year; the list has everything.
CALENDAR_BACK = timedelta(days=365)
# What comes first of all, then the latest; a calendar of fifty thousand sessions is of no use to anybody's phone.
MOST_IN_CALENDAR = 1_000


@require_safe
def stuk_document(request: HttpRequest, slug: str) -> HttpResponse:
    """The live text as PDF/UA-1, with the decisions and the fingerprint at the end."""
    stuk, text = public_stuk_or_404(slug)
    decisions = list(public_decisions(stuk))
    site = settings_for(request)
    look = {"municipality": site.municipality_name, "accent": site.palette.accent}
    etag = _etag(
        "pdf", text.content_hash, *_photos(text), *look.values(), *(f"{decision.pk}" for decision in decisions)
    )
    response = get_conditional_response(request, etag=etag)
    if response is None:
        content = kept_file(etag, lambda: stuk_pdf(stuk, text, decisions, **look))
        response = HttpResponse(content, content_type="application/pdf")
    return _kept(response, etag, f"{stuk.slug}.pdf")


@require_safe
def stuk_odt_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The live text for a text program."""
    stuk, text = public_stuk_or_404(slug)
    municipality = settings_for(request).municipality_name
    etag = _etag("odt", text.content_hash, *_photos(text), municipality)
    response = HttpResponse(stuk_odt(text, municipality=municipality), content_type=ODT)
    return _kept(response, etag, f"{stuk.slug}.odt", disposition="attachment")


@require_safe
def stuk_text_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The live text without any looks."""
    stuk, text = public_stuk_or_404(slug)
    response = HttpResponse(stuk_text(text), content_type="text/plain; charset=utf-8")
    return _kept(response, _etag("txt", text.content_hash, *_photos(text)), f"{stuk.slug}.txt")


@require_safe
def stuk_content(request: HttpRequest, slug: str) -> HttpResponse:
    """The exact bytes of which the fingerprint is the SHA-256, so that anybody can check it."""
    stuk, text = public_stuk_or_404(slug)
    etag = _etag("json", text.content_hash)
    content = canonical_content(text.revision.content)
    response = get_conditional_response(request, etag=etag) or HttpResponse(content, content_type="application/json")
    return _kept(response, etag, f"{stuk.slug}.json", disposition="attachment")


def _photos(text: StukText) -> list[str]:
    """The text stays what it is when a photo is taken away; what is downloaded does not (decision 0173)."""
    return [f"{photo.key}{'-' if photo.gone else '+'}" for photo in text.photos]


def _etag(*parts: str) -> str:
    digest = hashlib.sha256("|".join(parts).encode()).hexdigest()
    return f'"{digest[:40]}"'


def _kept(response: HttpResponseBase, etag: str, name: str, disposition: str = "inline") -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = CACHE
    if response.status_code != 304:
        response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    return response  # type: ignore[return-value]  # both are an HttpResponse


@require_safe
def werkatelier_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """One session for somebody's own calendar; one that was called off says so."""
    session = get_object_or_404(policy.public_werkateliers().select_related("traject__opgave"), slug=slug)
    return _calendar([session], f"{session.slug}.ics")


@require_safe
def werkateliers_ics(request: HttpRequest) -> HttpResponse:
    """All public sessions that the filters leave, to subscribe to; without what is over a year ago or far ahead."""
    result = find(WERKATELIERS, request)
    if result.status != 200:
        return render_list(request, result)
    since = timezone.now() - CALENDAR_BACK
    nearest = ComingFirst(result.records.filter(ends_at__gte=since), result.now)[:MOST_IN_CALENDAR]
    return _calendar(nearest, "werkateliers.ics")


@require_safe
def traject_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """All public sessions of one traject, to subscribe to."""
    traject = get_object_or_404(policy.public_trajecten(), slug=slug)
    since = timezone.now() - CALENDAR_BACK
    sessions = policy.public_werkateliers().filter(traject=traject, ends_at__gte=since).order_by("starts_at", "pk")
    return _calendar(sessions.select_related("traject__opgave"), f"{traject.slug}.ics", traject.title)


def _calendar(sessions: Iterable[Werkatelier], name: str, title: str = "") -> HttpResponse:
    response = HttpResponse(werkatelier_calendar(sessions, name=title), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = CACHE
    return response


@require_safe
@limited(EXPORT)
def export(request: HttpRequest, name: str, file_format: str) -> HttpResponseBase:
    """The table at the address that it had before ``?formaat=``, kept for who links to it.

    A wrong filter gives the page that says so, not another table.
    """
    listing = LISTS.get(name)
    if listing is None or file_format not in formats_of(name):
        raise Http404
    result = find(listing, request)
    if result.status != 200:
        return render_list(request, result)
    return table_of(result, file_format)
