"""All tables that somebody may take along: of all dossiers or of one traject, in the werkplaats and on the register."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.documents.listings import EVERYBODY, WORKPLACE, Listing
from participation.models import Traject
from participation.policy import AnyUser
from participation.views import crumbs
from participation.views.access import SignedInRequest, asked_traject, signed_in, traject_or_404
from participation.views.register.lists import crumbs as register_crumbs
from participation.views.tables import public_table_or_none, table_or_none


def _listing_or_404(listings: Mapping[str, Listing], name: str) -> Listing:
    if name not in listings:
        raise Http404
    return listings[name]


def _rows(listing: Listing, user: AnyUser, traject: Traject | None) -> Any:
    """All rows that this reader may know of, or those of one traject. Raises Http404 where a row has no traject."""
    rows = listing.rows(user)
    if traject is None:
        return rows
    if not listing.traject:
        raise Http404
    return rows.filter(**{listing.traject: traject.pk})


def _sheet(listings: Mapping[str, Listing], base: str, traject: Traject | None) -> list[dict[str, Any]]:
    """What the page shows of each table; of one traject only what hangs under one."""
    query = f"?traject={traject.slug}&" if traject else "?"
    return [
        {"listing": listing, "base": f"{base}{listing.name}/", "query": query}
        for listing in listings.values()
        if traject is None or listing.traject
    ]


def _traject(request: SignedInRequest) -> Traject | None:
    slug = asked_traject(request)
    return traject_or_404(request, slug) if slug else None


@signed_in
@require_safe
def tables(request: SignedInRequest) -> HttpResponse:
    """The tables of the werkplaats."""
    traject = _traject(request)
    title = _("Gegevens meenemen")
    context = {
        "tables": _sheet(WORKPLACE, reverse("werkplaats:tables"), traject),
        "traject": traject,
        "crumbs": crumbs.beneath(request, traject, title) if traject else crumbs.start(title),
    }
    return render(request, "participation/werkplaats/tables.html", context)


@signed_in
@require_safe
def table(request: SignedInRequest, name: str) -> HttpResponseBase:
    """One table; without a format the page where one is chosen."""
    listing = _listing_or_404(WORKPLACE, name)
    traject = _traject(request)
    if traject is not None:
        audit.record_viewed(user=request.user, obj=traject)
    found = table_or_none(request, listing, _rows(listing, request.user, traject))
    return found or redirect(f"{reverse('werkplaats:tables')}{f'?traject={traject.slug}' if traject else ''}")


def _public_traject(request: HttpRequest) -> Traject | None:
    slug = asked_traject(request)
    return get_object_or_404(policy.public_trajecten().select_related("opgave"), slug=slug) if slug else None


@require_safe
def public_tables(request: HttpRequest) -> HttpResponse:
    """The tables of the register, for everybody."""
    traject = _public_traject(request)
    context = {
        "tables": _sheet(EVERYBODY, reverse("register:tables"), traject),
        "traject": traject,
        "crumbs": register_crumbs({"title": _("Gegevens meenemen"), "url": ""}),
    }
    return render(request, "participation/register/tables.html", context)


@require_safe
def public_table(request: HttpRequest, name: str) -> HttpResponseBase:
    """One table of the register; everybody gets the same, whoever asks."""
    listing = _listing_or_404(EVERYBODY, name)
    traject = _public_traject(request)
    found = public_table_or_none(request, listing, _rows(listing, AnonymousUser(), traject))
    return found or redirect(f"{reverse('register:tables')}{f'?traject={traject.slug}' if traject else ''}")
