"""The file of one decision on the register: what everybody may know of it, as a page and as a PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.selectors.settings import settings_for
from participation.documents.addresses import absolute
from participation.documents.decision_pdf import decision_pdf
from participation.services.decision_files import DecisionFile, public_decision_file
from participation.views.register.downloads import CACHE
from participation.views.register.kinds import STUKKEN
from participation.views.register.lists import crumbs
from participation.views.register.stukken import public_decisions, public_stuk_or_404
from samenwerking.page_cache.public_page import public_page


def _file_or_404(slug: str, pk: int) -> DecisionFile:
    stuk, _text = public_stuk_or_404(slug)
    decision = get_object_or_404(public_decisions(stuk).select_related("stuk__live_revision"), pk=pk)
    file = public_decision_file(decision)
    if file is None:
        raise Http404
    return file


def _command(file: DecisionFile) -> str:
    """One line that fetches the text and computes its hash."""
    address = absolute(reverse("register:stuk_content", args=[file.stuk.slug]))
    return f"curl -s {address} | sha256sum" if file.text else ""


@public_page
@require_safe
def decision_page(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who decided what, on which text, knowing what; without names of officials."""
    file = _file_or_404(slug, pk)
    paper = {"title": file.title, "url": file.stuk.get_absolute_url()}
    context = {
        "file": file,
        "command": _command(file),
        "contributions_url": reverse("register:contributions", args=[file.stuk.traject.slug])
        if file.brought_in and file.stuk.traject
        else "",
        "crumbs": crumbs(STUKKEN.crumb, paper, {"title": _("Dossier van besluit"), "url": ""}),
    }
    return render(request, "participation/register/decision_file.html", context)


@require_safe
def decision_document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The same as a PDF."""
    file = _file_or_404(slug, pk)
    site = settings_for(request)
    content = decision_pdf(
        file,
        url=absolute(reverse("register:decision_file", args=[slug, pk])),
        command=_command(file),
        municipality=site.municipality_name,
        accent=site.palette.accent,
    )
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}-besluit-{pk}.pdf"'
    response["Cache-Control"] = CACHE
    return response
