"""From the outcome of a choice aid to a new traject: first the opgave that it is for."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import policy
from participation.services.choice_aid import ChosenAid, asks_for_aid, chosen_aid
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, signed_in

PER_PAGE = 25


@signed_in
@require_safe
def choose_opgave(request: SignedInRequest) -> HttpResponse:
    """The opgaven under which this person can make a traject; the answers go along in the address."""
    demand(policy.user_can_create_opgave(request.user))
    aid = aid_of(request)
    if aid is None:
        return redirect("werkplaats:opgaven")
    opgaven = policy.editable_opgaven(request.user).order_by("title", "pk")
    context = {
        "aid": aid,
        "page_obj": Paginator(opgaven, PER_PAGE).get_page(request.GET.get("page")),
        "query": request.GET.urlencode(),
        "crumbs": crumbs.start(_("Begin met de keuzehulp")),
    }
    return render(request, "participation/werkplaats/choice_aid.html", context)


def aid_of(request: SignedInRequest) -> ChosenAid | None:
    """What the address names; says so when it cannot be used any more."""
    aid = chosen_aid(request)
    if aid is None and asks_for_aid(request.GET) and request.method != "POST":
        messages.warning(
            request,
            _("De keuzehulp is intussen veranderd, of er mist een antwoord. Loop de keuzehulp nog eens door."),
        )
    return aid
