"""Naming somebody who decides in your place for a while (DESIGN rule 7)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.documents.listings import VERVANGING
from participation.exceptions import ParticipationError
from participation.forms.handovers import AbsenceForm
from participation.forms.replacements import ReplacementForm
from participation.services.replacements import end_replacement, name_replacement
from participation.services.step_escalation import end_absence, name_absence
from participation.views.access import SignedInRequest, signed_in
from participation.views.tables import table_or_none

FOLDER = "participation/werkplaats/vervanging"


def _crumbs(*last: str) -> list[dict[str, str]]:
    return [
        {"title": _("Werkplaats"), "url": reverse("werkplaats:home")},
        {"title": _("Vervanging"), "url": reverse("werkplaats:replacements")},
        *({"title": title, "url": ""} for title in last),
    ]


@signed_in
def replacements(request: SignedInRequest) -> HttpResponseBase:
    """Who replaces me, whom I replace, and a form to name somebody."""
    if not policy.user_can_name_replacement(request.user):
        raise PermissionDenied
    if table := table_or_none(request, VERVANGING, VERVANGING.rows(request.user)):
        return table
    form = ReplacementForm(
        request.POST if request.method == "POST" else None,
        candidates=policy.replacement_candidates(request.user),
        initial={"starts_on": timezone.localdate()},
    )
    if form.is_valid():
        try:
            made = name_replacement(user=request.user, **form.cleaned_data)
        except ParticipationError as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("%(name)s vervangt u in deze periode.") % {"name": made.replacement})
            return redirect("werkplaats:replacements")
    context = {
        "form": form,
        "mine": request.user.replaced_by.select_related("replacement").order_by("-starts_on", "-pk"),
        "for_others": request.user.replaces.select_related("person").order_by("-starts_on", "-pk"),
        "absences": request.user.absences.all(),
        "today": timezone.localdate(),
        "formats": VERVANGING.formats,
        "crumbs": _crumbs(),
    }
    return render(request, f"{FOLDER}/list.html", context)


@signed_in
def replacement_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """End one of my own replacements; somebody else's does not exist here."""
    replacement = get_object_or_404(request.user.replaced_by.select_related("replacement"), pk=pk)
    if request.method == "POST":
        try:
            end_replacement(user=request.user, replacement=replacement)
        except ParticipationError as error:
            messages.error(request, str(error.message))
        else:
            messages.success(request, _("De vervanging is beëindigd."))
        return redirect("werkplaats:replacements")
    context = {"replacement": replacement, "crumbs": _crumbs(_("Beëindigen"))}
    return render(request, f"{FOLDER}/end.html", context)


@signed_in
def absence_new(request: SignedInRequest) -> HttpResponse:
    """Say that I am away; what waits for me meanwhile is told to others, unless somebody replaces me."""
    if not policy.user_can_name_replacement(request.user):
        raise PermissionDenied
    form = AbsenceForm(request.POST if request.method == "POST" else None, initial={"starts_on": timezone.localdate()})
    if form.is_valid():
        try:
            name_absence(user=request.user, **form.cleaned_data)
        except ParticipationError as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("Uw afwezigheid is bewaard."))
            return redirect("werkplaats:replacements")
    context = {"form": form, "crumbs": _crumbs(_("Afwezig"))}
    return render(request, f"{FOLDER}/absence.html", context, status=422 if form.errors else 200)


@signed_in
def absence_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Back sooner; the absence of somebody else does not exist here."""
    absence = get_object_or_404(request.user.absences, pk=pk)
    if request.method == "POST":
        try:
            end_absence(user=request.user, absence=absence)
        except ParticipationError as error:
            messages.error(request, str(error.message))
        else:
            messages.success(request, _("U bent er weer."))
        return redirect("werkplaats:replacements")
    return render(request, f"{FOLDER}/absence_end.html", {"absence": absence, "crumbs": _crumbs(_("Terug"))})
