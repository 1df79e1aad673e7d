"""Who registered for a werkatelier. Names are for the team; other colleagues see how many."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.choices import EXPECTED, RegistrationState
from participation.documents.listings import AANMELDINGEN
from participation.models import Registration, Werkatelier
from participation.selectors.registrations import needs_in_words, place_counts, setup_of
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, signed_in, werkatelier_or_404
from participation.views.tables import asked_format, table_or_none

FOLDER = "participation/werkplaats/registrations"


@signed_in
@require_safe
def registration_list(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """The places, and for the team the people, in order of arrival."""
    werkatelier = werkatelier_or_404(request, slug)
    demand(policy.user_can_view_internal(request.user, werkatelier))
    audit.record_viewed(user=request.user, obj=werkatelier)
    may_handle = policy.user_can_handle_registrations(request.user, werkatelier)
    sees_people = may_handle or policy.user_can_see_participants(request.user, werkatelier)
    demand(sees_people or not asked_format(request, AANMELDINGEN.formats))
    if table := table_or_none(request, AANMELDINGEN, werkatelier.registrations.order_by("number")):
        return table
    setup = setup_of(werkatelier)
    is_public = policy.werkatelier_is_public(werkatelier)
    context = {
        "werkatelier": werkatelier,
        "counts": place_counts(werkatelier),
        "setup": setup,
        "is_open": is_public and policy.registration_stands_open(werkatelier, setup),
        "closes_at": policy.registration_moment(werkatelier, setup),
        "is_public": is_public,
        "sees_people": sees_people,
        "may_handle": may_handle,
        "formats": AANMELDINGEN.formats,
        "groups": _groups(werkatelier) if sees_people else [],
        "invited": getattr(setup, "invited", 0) if sees_people else 0,
        "crumbs": trail(request, werkatelier),
    }
    return render(request, f"{FOLDER}/list.html", context)


def _groups(werkatelier: Werkatelier) -> list[dict[str, object]]:
    """Those with a place, those who wait, those who cancelled; in one query."""
    rows = list(Registration.objects.filter(werkatelier=werkatelier).select_related("person").order_by("number"))
    there = [one for one in rows if one.state not in (RegistrationState.WAITING, RegistrationState.CANCELLED)]
    groups = [
        (_("Deelnemers"), there),
        (_("Wachtlijst"), [one for one in rows if one.state == RegistrationState.WAITING]),
        (_("Afgemeld"), [one for one in rows if one.state == RegistrationState.CANCELLED]),
    ]
    return [{"title": title, "rows": [_row(one) for one in found]} for title, found in groups if found]


def _row(registration: Registration) -> dict[str, object]:
    """``person`` None: the term is over, and only the registration is left."""
    person = getattr(registration, "person", None)
    needs = needs_in_words(person) if person else []
    return {
        "registration": registration,
        "person": person,
        "needs": needs,
        "may_cancel": registration.state in EXPECTED,
    }


def handled(request: SignedInRequest, slug: str) -> Werkatelier:
    """For what changes something: 404 for who may not know of it, 403 for who may not do it."""
    werkatelier = werkatelier_or_404(request, slug)
    demand(policy.user_can_handle_registrations(request.user, werkatelier))
    audit.record_viewed(user=request.user, obj=werkatelier)
    return werkatelier


def trail(request: SignedInRequest, werkatelier: Werkatelier, *last: str) -> list[dict[str, str]]:
    """Down to the list, and a page beneath it."""
    items = crumbs.beneath(request, werkatelier)
    items.append({"title": _("Aanmeldingen"), "url": reverse("werkplaats:registrations", args=[werkatelier.slug])})
    return [*items, *({"title": title, "url": ""} for title in last)]
