"""The team of an opgave or traject, managed by its lead."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.choices import TeamRole
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.team import TeamForm
from participation.models import Opgave, Traject
from participation.services.teams import remove_from_team, set_team_role
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, record_or_404, signed_in
from participation.views.saving import act

FOLDER = "participation/werkplaats"


def _dossier(request: SignedInRequest, kind: str, slug: str) -> Opgave | Traject:
    dossier = record_or_404(request, kind, slug)
    assert isinstance(dossier, (Opgave, Traject)), "a werkatelier has the team of its traject"
    return dossier


@signed_in
def team(request: SignedInRequest, kind: str, slug: str) -> HttpResponse:
    """Who works on the dossier; internal readers see it, the lead adds people and changes roles."""
    dossier = _dossier(request, kind, slug)
    manages = policy.user_can_manage_team(request.user, dossier)
    demand(manages if request.method == "POST" else policy.user_can_view_internal(request.user, dossier))
    audit.record_viewed(user=request.user, obj=dossier)
    form = TeamForm(posted(request), candidates=policy.team_candidates())
    if manages and form.is_valid():
        try:
            set_team_role(
                user=request.user,
                dossier=dossier,
                person=form.cleaned_data["person"],
                role=TeamRole(form.cleaned_data["role"]),
            )
        except NotAllowed:
            raise
        except ParticipationError as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("Het team is bijgewerkt."))
            return redirect(f"werkplaats:{kind}_team", dossier.slug)
    context = _team_context(request, dossier, kind) | {"manages": manages, "form": form}
    return render(request, f"{FOLDER}/team.html", context)


def _team_context(request: SignedInRequest, dossier: Opgave | Traject, kind: str) -> dict[str, Any]:
    """Who works on the dossier, who of the opgave above it, and what was handed over."""
    context: dict[str, Any] = {"dossier": dossier, "kind": kind, "members": policy.team_of(dossier)}
    context["handovers"] = dossier.handovers.select_related("from_person", "to_person", "traject")
    if isinstance(dossier, Traject):
        context["team_above"] = policy.team_of(dossier.opgave)
    return context | {"crumbs": crumbs.beneath(request, dossier, _("Team"))}


@signed_in
def team_remove(request: SignedInRequest, kind: str, slug: str, person_id: int) -> HttpResponse:
    """Take somebody off the team, after asking. Somebody who is not in this team does not exist here."""
    dossier = _dossier(request, kind, slug)
    demand(policy.user_can_manage_team(request.user, dossier))
    audit.record_viewed(user=request.user, obj=dossier)
    person = next((member for member, _role in policy.team_of(dossier) if member.pk == person_id), None)
    if person is None:
        raise Http404
    if request.method == "POST":
        return act(
            request,
            lambda: remove_from_team(user=request.user, dossier=dossier, person=person),
            _("%(name)s is uit het team gehaald.") % {"name": person},
            _back_to_team(request, kind, dossier),
        )
    context = {"dossier": dossier, "kind": kind, "person": person}
    trail = crumbs.beneath(request, dossier, _("Team"), _("Uit het team halen"))
    return render(request, f"{FOLDER}/team_remove.html", context | {"crumbs": trail})


def _back_to_team(request: SignedInRequest, kind: str, dossier: Opgave | Traject) -> str:
    return str(redirect(f"werkplaats:{kind}_team", dossier.slug).url)
