"""The file of one decision in the werkplaats: as a page, as a PDF, and the very text that was decided on."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.selectors.settings import settings_for
from participation import audit, policy
from participation.documents.addresses import absolute
from participation.documents.decision_pdf import decision_pdf
from participation.models.stuk import canonical_content
from participation.services.decision_files import DecisionFile, decision_file
from participation.views.access import SignedInRequest, demand_download, signed_in
from participation.views.paper_rendering import crumbs, stuk_or_404


def _file_or_404(request: SignedInRequest, slug: str, pk: int) -> DecisionFile:
    """A decision on another paper does not exist here. The view of a confidential dossier is recorded."""
    stuk = stuk_or_404(request, slug)
    decisions = policy.visible_decisions(request.user, stuk).select_related("stuk", "revision__base_content_type")
    file = decision_file(request.user, get_object_or_404(decisions, pk=pk))
    if file is None:
        raise Http404
    audit.record_viewed(user=request.user, obj=stuk)
    return file


def _command(file: DecisionFile) -> str:
    return f"sha256sum {text_name(file)}" if file.text else ""


def text_name(file: DecisionFile) -> str:
    return f"besluit-{file.decision.pk}.json"


def _contributions(request: SignedInRequest, file: DecisionFile) -> str:
    traject = file.stuk.traject
    if traject is None or not policy.user_can_read_contributions(request.user, traject):
        return ""
    return reverse("werkplaats:contributions", args=[traject.slug])


@signed_in
@require_safe
def decision_page(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Who decided what, on which text, knowing what."""
    file = _file_or_404(request, slug, pk)
    context = {
        "file": file,
        "command": _command(file),
        "contributions_url": _contributions(request, file),
        "crumbs": crumbs(request, file.stuk, _("Dossier van besluit")),
    }
    return render(request, "participation/werkplaats/stukken/decision_file.html", context)


@signed_in
@require_safe
def decision_document(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The same as a PDF; not kept by anybody on the way."""
    file = _file_or_404(request, slug, pk)
    demand_download(request, file.stuk)
    site = settings_for(request)
    content = decision_pdf(
        file,
        url=absolute(request.path.removesuffix(".pdf") + "/"),
        command=_command(file),
        municipality=site.municipality_name,
        reader=str(request.user) if file.stuk.is_secret else "",
        accent=site.palette.accent,
    )
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="besluit-{file.decision.pk}.pdf"'
    return response


@signed_in
@require_safe
def decision_text(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The exact bytes of which the hash of the decision is the SHA-256, for who may read that text."""
    file = _file_or_404(request, slug, pk)
    demand_download(request, file.stuk)
    if file.text is None:
        raise Http404
    response = HttpResponse(canonical_content(file.text.revision.content), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{text_name(file)}"'
    return response
