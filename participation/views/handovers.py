"""Handing over all that somebody has at once, by the administrator: first the numbers, then the act."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.documents.listings import OVERDRACHTEN
from participation.exceptions import ParticipationError
from participation.forms.handovers import HandoverForm
from participation.policy.handing_over import user_can_hand_over
from participation.services.handovers import counts_of, hand_over, handed_over_before
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.tables import table_or_none


@signed_in
def handovers(request: SignedInRequest) -> HttpResponseBase:
    """Who hands over what to whom; dossiers are counted, not named."""
    demand(user_can_hand_over(request.user))
    if table := table_or_none(request, OVERDRACHTEN, OVERDRACHTEN.rows(request.user)):
        return table
    form = HandoverForm(posted(request))
    counts: list[tuple[str, int]] = []
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        if data["sure"]:
            try:
                count = hand_over(user=request.user, person=data["person"], to=data["to"], kinds=data["kinds"])
            except ParticipationError as error:
                form.add_error(None, str(error.message))
            else:
                said = ngettext("%(count)d dossier is overgedragen.", "%(count)d dossiers zijn overgedragen.", count)
                messages.success(request, said % {"count": count})
                return redirect("werkplaats:handovers")
        else:
            counts = [(str(kind.label), number) for kind, number in counts_of(data["person"]).items()]
    trail = [*crumbs.start(), {"title": _("Overdracht"), "url": reverse("werkplaats:handovers")}]
    context = {
        "form": form,
        "counts": counts,
        "formats": OVERDRACHTEN.formats,
        "earlier": handed_over_before(),
        "crumbs": trail,
    }
    status = 422 if form.errors else 200
    return render(request, "participation/werkplaats/vervanging/handover.html", context, status=status)
