"""Acting on several dossiers at once: chosen in a list, looked at here, done after pressing the button."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation import audit, policy
from participation.choices import TeamRole
from participation.forms.together import PUBLISH, TogetherForm
from participation.policy.together import actionable_opgaven, actionable_trajecten
from participation.services.together import MOST, Outcome, add_to_teams, publish_together
from participation.views import crumbs
from participation.views.access import SignedInRequest, posted, signed_in
from samenwerking.accounts.models import User

LISTS: dict[str, Callable[[User], QuerySet[Any]]] = {
    "opgaven": actionable_opgaven,
    "trajecten": actionable_trajecten,
}


def _chosen(request: SignedInRequest, kind: str) -> QuerySet[Any]:
    """Of the numbers in the request those on which this person may act; another one does not exist."""
    given = request.POST if request.method == "POST" else request.GET
    numbers = [int(pk) for pk in given.getlist("pk")[:MOST] if pk.isascii() and pk.isdigit() and len(pk) < 12]
    rows = LISTS[kind](request.user).filter(pk__in=numbers).order_by("title", "pk")
    return rows if kind == "opgaven" else rows.select_related("opgave")


@signed_in
def together(request: SignedInRequest, kind: str) -> HttpResponse:
    """Which were chosen and what can be done with them; then does it, and says what could not be done and why."""
    rows = list(_chosen(request, kind))
    if not rows:
        messages.info(request, _("Kies eerst een of meer dossiers die u beheert of mag publiceren."))
        return redirect(f"werkplaats:{kind}")
    form = TogetherForm(posted(request), candidates=policy.team_candidates())
    if form.is_valid():
        for row in rows:
            audit.record_viewed(user=request.user, obj=row)
        _tell(request, _do(request, rows, form.cleaned_data))
        return redirect(f"werkplaats:{kind}")
    title = _("Samen doen")
    context = {"rows": rows, "kind": kind, "form": form, "crumbs": crumbs.start(title), "title": title}
    return render(request, "participation/werkplaats/together.html", context)


def _do(request: SignedInRequest, rows: list[Any], data: dict[str, Any]) -> Outcome:
    if data["act"] == PUBLISH:
        return publish_together(user=request.user, records=rows)
    return add_to_teams(user=request.user, records=rows, person=data["person"], role=TeamRole(data["role"]))


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.done:
        number = len(outcome.done)
        done = ngettext("Gedaan voor %(n)s dossier.", "Gedaan voor %(n)s dossiers.", number)
        messages.success(request, done % {"n": number})
    for record, why in outcome.refused:
        messages.error(request, _("“%(title)s” niet: %(why)s") % {"title": record.title, "why": why})
