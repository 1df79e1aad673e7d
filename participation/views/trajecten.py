"""Trajecten in the werkplaats: making, reading, writing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.forms.traject import TrajectForm
from participation.models import Traject
from participation.services.choice_aid import ChosenAid
from participation.services.dossier_page import traject_page
from participation.services.trajecten import create_traject, save_traject
from participation.views import crumbs
from participation.views.access import (
    SignedInRequest,
    asks_once,
    demand,
    opgave_or_404,
    posted,
    signed_in,
    traject_or_404,
)
from participation.views.choice_aid import aid_of
from participation.views.record_form import after_editing, after_making
from participation.views.revisions import material_notice, open_revisions_of, tell_new_revisions
from participation.views.saving import made_before, try_save

FOLDER = "participation/werkplaats"


@signed_in
@require_safe
@asks_once
def traject_detail(request: SignedInRequest, slug: str) -> HttpResponse:
    """The traject: what is asked, where it is in the method, who takes part, and what happened."""
    traject = traject_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=traject)
    context = {
        "page": traject_page(request.user, traject),
        "opgave_known": policy.user_can_view(request.user, traject.opgave),
        "crumbs": crumbs.beneath(request, traject),
    }
    return render(request, f"{FOLDER}/traject.html", context)


@signed_in
def traject_new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Make a traject under an opgave; the maker becomes its lead."""
    opgave = opgave_or_404(request, slug)
    demand(policy.user_can_edit(request.user, opgave))
    if made := made_before(request):
        return made
    audit.record_viewed(user=request.user, obj=opgave)
    aid = aid_of(request)
    initial = aid.initial() if aid else None
    form = TrajectForm(posted(request), instance=Traject(opgave=opgave), user=request.user, initial=initial)
    attempt = try_save(form, lambda: create_traject(user=request.user, opgave=opgave, data=form.record_data(), aid=aid))
    return after_making(
        request,
        attempt,
        _("Het traject is gemaakt. U bent de trekker."),
        title=_("Nieuw traject"),
        intro=_new_intro(aid),
        above=opgave,
    )


def _new_intro(aid: ChosenAid | None) -> str:
    if aid is None:
        return _("Alleen de titel is verplicht. De rest kunt u later aanvullen.")
    return _("De uitkomst van “%(title)s” is alvast ingevuld. U kunt alles nog veranderen. De titel is verplicht.") % {
        "title": aid.page.title
    }


@signed_in
def traject_edit(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write the traject; over somebody else's newer version both are shown."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_edit(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    known, notice = open_revisions_of(traject), material_notice(traject)
    form = TrajectForm(posted(request), instance=traject, user=request.user)
    attempt = try_save(
        form,
        lambda: save_traject(
            user=request.user, traject=traject, data=form.record_data(), base_version=form.cleaned_data["base_version"]
        ),
    )
    if attempt.saved:
        tell_new_revisions(request, attempt.saved, known)
    return after_editing(
        request,
        attempt,
        _("Het traject is bewaard."),
        title=_("Traject bewerken"),
        again=lambda: traject_or_404(request, slug),
        extra={"material": notice},
    )
