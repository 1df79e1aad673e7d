"""Parties across trajecten in the werkplaats: the list, one party, suggestions, merging and undoing that."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from participation import audit
from participation.documents.listings import ORGANISATIES
from participation.forms.organisation import MergeForm, OrganisationSearchForm
from participation.models import Organisation
from participation.policy.organisations import (
    internal_parties,
    user_can_merge_organisations,
    user_can_read_organisations,
)
from participation.services.organisations import (
    first_organisations,
    merge_organisations,
    named_organisations,
    organisation_numbers,
    organisations_with_counts,
    undo_merge,
    undoable_merges,
)
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.paging import SearchedPaginator
from participation.views.saving import act
from participation.views.tables import table_or_none

FOLDER = "participation/werkplaats/organisations"
PER_PAGE = 25
SUGGESTED = 8
CANDIDATES = 20


def _organisation_or_404(request: SignedInRequest, pk: int) -> Any:
    demand(user_can_read_organisations(request.user))
    return get_object_or_404(named_organisations(request.user), pk=pk)


@signed_in
@require_safe
def organisation_list(request: SignedInRequest) -> HttpResponseBase:
    """Every party that this person may know of, whatever the traject."""
    demand(user_can_read_organisations(request.user))
    form = OrganisationSearchForm(request.GET)
    words = form.chosen()
    found = organisations_with_counts(request.user, words)
    if table := table_or_none(request, ORGANISATIES, found):
        return table
    numbers = organisation_numbers(request.user, words)
    page_obj = SearchedPaginator(found, PER_PAGE, numbers).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "filtered": bool(words),
        "page_obj": page_obj,
        "formats": ORGANISATIES.formats,
        "crumbs": crumbs.start(_("Partijen")),
    }
    return render(request, f"{FOLDER}/list.html", context)


@signed_in
@require_safe
def organisation_suggest(request: SignedInRequest) -> HttpResponse:
    """Names while one types, for the field in the form of a party."""
    demand(user_can_read_organisations(request.user))
    form = OrganisationSearchForm(request.GET)
    words = form.chosen()
    found = first_organisations(request.user, words, SUGGESTED) if len(words) > 1 else []
    rows = [
        {
            "title": one.shown_name,
            "about": ngettext("in %(n)s traject", "in %(n)s trajecten", one.known_in) % {"n": one.known_in},
            "url": "",
        }
        for one in found
    ]
    status = ngettext("%(n)s bekende partij", "%(n)s bekende partijen", len(rows)) % {"n": len(rows)}
    return JsonResponse({"suggestions": rows, "status": status})


@signed_in
@require_safe
def organisation_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """What this party is in each traject that the reader may know from the inside."""
    organisation = _organisation_or_404(request, pk)
    known = internal_parties(request.user).filter(organisation=organisation).select_related("traject__opgave")
    parties = list(known.order_by("traject__title", "pk"))
    for party in parties:
        audit.record_viewed(user=request.user, obj=party.traject)
    may_merge = user_can_merge_organisations(request.user)
    context = {
        "organisation": organisation,
        "parties": parties,
        "may_merge": may_merge,
        "merges": undoable_merges(request.user, organisation) if may_merge else [],
        "crumbs": _trail(organisation),
    }
    return render(request, f"{FOLDER}/detail.html", context)


@signed_in
def organisation_merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say which other party is the same one. The name of this page stays; it can be undone for a while."""
    organisation = _organisation_or_404(request, pk)
    demand(user_can_merge_organisations(request.user))
    search = OrganisationSearchForm(request.GET)
    form = MergeForm(posted(request), candidates=organisations_with_counts(request.user).exclude(pk=organisation.pk))
    if form.is_valid():
        return act(
            request,
            lambda: merge_organisations(user=request.user, target=organisation, source=form.cleaned_data["other"]),
            _("De twee partijen zijn nu één partij. Op deze bladzijde kunt u dat terugdraaien."),
            _address(organisation),
        )
    shown = first_organisations(request.user, search.chosen(), CANDIDATES + 1, without=organisation.pk)
    offered = [one.pk for one in shown[:CANDIDATES]]
    form.fields["other"].queryset = organisations_with_counts(request.user).filter(pk__in=offered)  # type: ignore[attr-defined]  # a field of choices
    context = {
        "organisation": organisation,
        "search": search,
        "form": form,
        "candidates": shown[:CANDIDATES],
        "more": len(shown) > CANDIDATES,
        "crumbs": _trail(organisation, _("Samenvoegen")),
    }
    return render(request, f"{FOLDER}/merge.html", context)


@signed_in
def organisation_split(request: SignedInRequest, pk: int, merge_id: int) -> HttpResponse:
    """Undo a merge into this party, after asking."""
    organisation = _organisation_or_404(request, pk)
    demand(user_can_merge_organisations(request.user))
    merge = next((one for one in undoable_merges(request.user, organisation) if one.pk == merge_id), None)
    if merge is None:  # undone already, of another party, or too long ago: the page says what can still be undone
        return redirect(_address(organisation))
    if request.method == "POST":
        done = _("De samenvoeging is teruggedraaid. Het zijn weer twee partijen.")
        return act(request, lambda: undo_merge(user=request.user, merge=merge), done, _address(organisation))
    context = {"organisation": organisation, "merge": merge, "crumbs": _trail(organisation, _("Terugdraaien"))}
    return render(request, f"{FOLDER}/split.html", context)


def _address(organisation: Organisation) -> str:
    return reverse("werkplaats:organisation", args=[organisation.pk])


def _trail(organisation: Any, last: str = "") -> list[crumbs.Crumb]:
    trail = [*crumbs.start(), {"title": _("Partijen"), "url": reverse("werkplaats:organisations")}]
    trail.append({"title": organisation.shown_name, "url": _address(organisation) if last else ""})
    return [*trail, {"title": last, "url": ""}] if last else trail
