"""Papers in the werkplaats: finding, making, reading."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.documents.listings import STUKKEN
from participation.forms.service_errors import show_errors
from participation.forms.stukken import NewStukForm, StukFilterForm
from participation.policy import AnyRecord
from participation.selectors.papers import kinds_for
from participation.services.paper_lists import paper_rows, visible_papers
from participation.services.stukken import create_stuk
from participation.views.access import SignedInRequest, asks_once, demand, record_or_404, signed_in
from participation.views.paging import page_of
from participation.views.paper_rendering import render_paper, stuk_or_404
from participation.views.tables import table_or_none

PER_PAGE = 25
OWNER_KINDS = {"opgaven": "opgave", "trajecten": "traject", "werkateliers": "werkatelier"}


@signed_in
@require_safe
def stuk_list(request: SignedInRequest) -> HttpResponseBase:
    """Every paper that this person may read, newest first."""
    form = StukFilterForm(request.GET)
    papers = visible_papers(request.user, **form.chosen())
    if table := table_or_none(request, STUKKEN, papers):
        return table
    page_obj = page_of(request, papers, PER_PAGE, searched="q" in form.chosen())
    context = {
        "form": form,
        "filtered": bool(form.chosen()),
        "page_obj": page_obj,
        "formats": STUKKEN.formats,
        "rows": paper_rows(request.user, list(page_obj.object_list)),
        "crumbs": [{"title": _("Werkplaats"), "url": reverse("werkplaats:home")}, {"title": _("Stukken"), "url": ""}],
    }
    return render(request, "participation/werkplaats/stukken/list.html", context)


@signed_in
def stuk_new(request: SignedInRequest, owner_kind: str, slug: str) -> HttpResponse:
    """Choose what to make; its parts are filled from the dossier."""
    owner = record_or_404(request, OWNER_KINDS[owner_kind], slug)
    demand(policy.user_can_create_stuk(request.user, owner))
    audit.record_viewed(user=request.user, obj=owner)
    form = NewStukForm(request.POST or None, kinds=kinds_for(owner), initial={"kind": request.GET.get("soort", "")})
    if form.is_valid():
        try:
            stuk = create_stuk(user=request.user, owner=owner, **form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("Het stuk is gemaakt en gevuld met wat in het dossier staat."))
            return redirect("werkplaats:stuk_edit", stuk.slug)
    context = {"form": form, "owner": owner, "crumbs": _owner_crumbs(owner)}
    return render(request, "participation/werkplaats/stukken/new.html", context)


def _owner_crumbs(owner: AnyRecord) -> list[dict[str, str]]:
    return [
        {"title": _("Werkplaats"), "url": reverse("werkplaats:home")},
        {"title": owner.title, "url": owner.get_workspace_url()},
        {"title": _("Nieuw stuk"), "url": ""},
    ]


@signed_in
@require_safe
@asks_once
def stuk_detail(request: SignedInRequest, slug: str) -> HttpResponse:
    """The paper: where it stands, what is asked, the text, and what happened before."""
    return render_paper(request, stuk_or_404(request, slug))
