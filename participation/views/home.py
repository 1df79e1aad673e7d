"""The first page of the werkplaats."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.services.todo import home_page
from participation.views.access import SignedInRequest, asks_once, signed_in


@signed_in
@require_safe
@asks_once
def home(request: SignedInRequest) -> HttpResponse:
    """What is expected of this person now, their dossiers, and what changed."""
    # Before the page is made: what comes while it is made is not seen yet.
    context = {
        "now": timezone.now(),
        "page": home_page(request.user),
        "crumbs": [{"title": _("Werkplaats"), "url": ""}],
    }
    return render(request, "participation/werkplaats/home.html", context)
