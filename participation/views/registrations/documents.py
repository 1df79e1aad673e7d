"""The list of participants and name badges as PDF, for the team only."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from pages.selectors.settings import settings_for
from participation import audit, policy
from participation.documents.participants import name_badges, participants_list
from participation.selectors.registrations import participants_of
from participation.views.access import SignedInRequest, demand, signed_in, werkatelier_or_404


@signed_in
@require_safe
def participants_pdf(request: SignedInRequest, slug: str) -> HttpResponse:
    return _pdf(request, slug, "deelnemers", participants_list)


@signed_in
@require_safe
def badges_pdf(request: SignedInRequest, slug: str) -> HttpResponse:
    return _pdf(request, slug, "naamkaartjes", name_badges)


def _pdf(request: SignedInRequest, slug: str, name: str, make: Callable[..., bytes]) -> HttpResponse:
    werkatelier = werkatelier_or_404(request, slug)
    demand(policy.user_can_see_participants(request.user, werkatelier))
    audit.record_viewed(user=request.user, obj=werkatelier)
    site = settings_for(request)
    content = make(
        werkatelier,
        participants_of(werkatelier),
        municipality=site.municipality_name,
        accent=site.palette.accent,
    )
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{werkatelier.slug}.pdf"'
    return response
