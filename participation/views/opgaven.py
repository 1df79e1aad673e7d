"""Opgaven in the werkplaats: making, reading, writing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.forms.opgave import OpgaveForm
from participation.services.dossier_page import opgave_page
from participation.services.opgaven import create_opgave, save_opgave
from participation.views import crumbs
from participation.views.access import SignedInRequest, asks_once, demand, opgave_or_404, posted, signed_in
from participation.views.record_form import after_editing, after_making
from participation.views.revisions import material_notice, open_revisions_of, tell_new_revisions
from participation.views.saving import made_before, try_save

FOLDER = "participation/werkplaats"


@signed_in
@require_safe
@asks_once
def opgave_detail(request: SignedInRequest, slug: str) -> HttpResponse:
    """The opgave: what is asked, what it is about, what hangs under it and what happened."""
    opgave = opgave_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=opgave)
    context = {"page": opgave_page(request.user, opgave), "crumbs": crumbs.beneath(request, opgave)}
    return render(request, f"{FOLDER}/opgave.html", context)


@signed_in
def opgave_new(request: SignedInRequest) -> HttpResponse:
    """Make an opgave; the maker becomes its lead."""
    demand(policy.user_can_create_opgave(request.user))
    if made := made_before(request):
        return made
    form = OpgaveForm(posted(request), user=request.user)
    attempt = try_save(form, lambda: create_opgave(user=request.user, data=form.record_data()))
    return after_making(
        request,
        attempt,
        _("De opgave is gemaakt. U bent de trekker."),
        title=_("Nieuwe opgave"),
        intro=_("Alleen de titel is verplicht. De rest kunt u later aanvullen."),
        above=None,
    )


@signed_in
def opgave_edit(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write the opgave; over somebody else's newer version both are shown."""
    opgave = opgave_or_404(request, slug)
    demand(policy.user_can_edit(request.user, opgave))
    audit.record_viewed(user=request.user, obj=opgave)
    known, notice = open_revisions_of(opgave), material_notice(opgave)
    form = OpgaveForm(posted(request), instance=opgave, user=request.user)
    attempt = try_save(
        form,
        lambda: save_opgave(
            user=request.user, opgave=opgave, data=form.record_data(), base_version=form.cleaned_data["base_version"]
        ),
    )
    if attempt.saved:
        tell_new_revisions(request, attempt.saved, known)
    return after_editing(
        request,
        attempt,
        _("De opgave is bewaard."),
        title=_("Opgave bewerken"),
        again=lambda: opgave_or_404(request, slug),
        extra={"material": notice},
    )
