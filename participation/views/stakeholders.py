"""The parties of a traject by interest and influence: a figure with its table, on a page that prints."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.selectors.stakeholder_picture import stakeholder_picture
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, signed_in, traject_or_404


@signed_in
@require_safe
def stakeholders(request: SignedInRequest, slug: str) -> HttpResponse:
    """How a team judges parties is for internal readers."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_view_internal(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    parties = list(traject.parties.order_by("-influence", "-interest", "name", "pk"))
    context = {
        "traject": traject,
        "parties": parties,
        "picture": stakeholder_picture(parties),
        "may_edit": policy.user_can_edit(request.user, traject),
        "crumbs": crumbs.beneath(request, traject, _("Krachtenveld")),
    }
    return render(request, "participation/werkplaats/organisations/stakeholders.html", context)
