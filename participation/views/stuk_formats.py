"""A paper of the werkplaats in other forms: PDF, ODT and plain text. Each is the version that this person may read."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.selectors.settings import settings_for
from participation import audit, policy
from participation.documents.odt import stuk_odt
from participation.documents.pdf import stuk_pdf, watermark
from participation.documents.plain_text import stuk_text
from participation.models import Stuk
from participation.selectors.papers import StukText, text_of
from participation.views.access import SignedInRequest, demand_download, signed_in
from participation.views.paper_rendering import crumbs, stuk_or_404

ODT = "application/vnd.oasis.opendocument.text"


def _readable(request: SignedInRequest, slug: str) -> tuple[Stuk, StukText, str]:
    """The paper, the text this person may read, and whose copy it is when the dossier is confidential. Is recorded."""
    stuk: Stuk = stuk_or_404(request, slug)
    revision = policy.readable_revision(request.user, stuk)
    if revision is None:
        raise Http404
    demand_download(request, stuk)
    audit.record_viewed(user=request.user, obj=stuk)
    return stuk, text_of(stuk, revision), str(request.user) if stuk.is_secret else ""


def _file(content: bytes, content_type: str, name: str, disposition: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    return response


@signed_in
@require_safe
def stuk_document(request: SignedInRequest, slug: str) -> HttpResponse:
    """As a PDF; not kept by anybody on the way."""
    stuk, text, reader = _readable(request, slug)
    site = settings_for(request)
    decisions = list(policy.visible_decisions(request.user, stuk))
    look = {"municipality": site.municipality_name, "accent": site.palette.accent}
    return _file(
        stuk_pdf(stuk, text, decisions, reader=reader, **look), "application/pdf", f"{stuk.slug}.pdf", "inline"
    )


@signed_in
@require_safe
def stuk_odt_file(request: SignedInRequest, slug: str) -> HttpResponse:
    """As an ODT, that says whether this is the adopted text."""
    stuk, text, reader = _readable(request, slug)
    note = watermark(stuk, text, reader)
    content = stuk_odt(text, municipality=settings_for(request).municipality_name, note=note)
    return _file(content, ODT, f"{stuk.slug}.odt", "attachment")


@signed_in
@require_safe
def stuk_plain_text(request: SignedInRequest, slug: str) -> HttpResponse:
    """As plain text in a box, with a button that copies it."""
    stuk, text, reader = _readable(request, slug)
    context = {
        "stuk": stuk,
        "title": text.title,
        "plain": stuk_text(text),
        "mark": watermark(stuk, text, reader),
        "crumbs": crumbs(request, stuk, _("Gewone tekst")),
    }
    return render(request, "participation/werkplaats/stukken/plain_text.html", context)
