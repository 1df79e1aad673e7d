"""How far a traject is, in the picture of the method grid: for who works on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.grid_progress import offer_progress
from participation import audit
from participation.services.grid_picture import picture_of, trajecten_to_choose
from participation.views import crumbs
from participation.views.access import SignedInRequest, asked_traject, signed_in


@signed_in
@require_safe
def grid_progress(request: SignedInRequest) -> HttpResponse:
    """The chosen traject; the only one when there is one. Another person's answers 404, like one that is not there."""
    own = trajecten_to_choose(request.user)
    slug = asked_traject(request)
    choice = list(own)
    traject = get_object_or_404(own, slug=slug) if slug else (choice[0] if len(choice) == 1 else None)
    if traject is not None:
        audit.record_viewed(user=request.user, obj=traject)
    context = {
        "trajecten": choice,
        "traject": traject,
        "grid": picture_of(traject) if traject else None,
        "crumbs": crumbs.start(_("Voortgang in het speelveld")),
    }
    response = render(request, "participation/werkplaats/grid_progress.html", context)
    if traject is None and choice:
        # On the page of the guide only the choice comes in; the grid that is there stays.
        response["HX-Retarget"] = response["HX-Reselect"] = "#kies"
    return response


def _address_for(request: HttpRequest) -> str:
    """For who has a traject of their own; a visitor costs no question."""
    user = request.user
    if not user.is_authenticated or not trajecten_to_choose(user).exists():
        return ""
    return reverse("werkplaats:grid_progress")


def connect() -> None:
    """Called once, when the site starts."""
    offer_progress(_address_for)
