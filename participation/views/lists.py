"""Lists of opgaven, trajecten and werkateliers that this person may know of, with filters and pages."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from participation import policy
from participation.documents.listings import OPGAVEN, TRAJECTEN, WERKATELIERS, Listing
from participation.forms.filters import FilterForm, OpgaveFilterForm, TrajectFilterForm, WerkatelierFilterForm
from participation.policy.imports import user_can_import_lists
from participation.policy.together import actionable_opgaven, actionable_trajecten
from participation.selectors.containing import containing
from participation.views import crumbs
from participation.views.access import SignedInRequest, signed_in
from participation.views.paging import page_of
from participation.views.register.map import asks_for_map, workspace_map_context
from participation.views.tables import table_or_none

PER_PAGE = 25
# As the index has it; a capital letter makes no difference to a reader.
BY_TITLE = (Lower("title"), "pk")


@signed_in
@require_safe
def opgave_list(request: SignedInRequest) -> HttpResponseBase:
    """Every opgave that this person may know of."""
    form = OpgaveFilterForm(request.GET)
    rows = policy.visible_opgaven(request.user).prefetch_related("themes", "areas").order_by(*BY_TITLE)
    chosen = form.chosen()
    exact = {"theme": "themes", "area": "areas", "body": "competent_body", "confidentiality": "confidentiality"}
    rows = _filtered(rows, chosen, exact)
    rows = _open_or_closed(rows, chosen, Q(closed_at__isnull=True))
    if chosen.get("mine"):
        rows = rows.filter(pk__in=policy.related_opgaven(request.user).order_by().values("pk"))
    context = {
        "may_create": policy.user_can_create_opgave(request.user),
        "may_import": user_can_import_lists(request.user),
        "together_url": reverse("werkplaats:opgaven_together"),
    }
    acting = actionable_opgaven(request.user)
    return _page(request, OPGAVEN, form, rows, context, acting)


@signed_in
@require_safe
def traject_list(request: SignedInRequest) -> HttpResponseBase:
    """Every traject that this person may know of."""
    form = TrajectFilterForm(request.GET)
    rows = policy.visible_trajecten(request.user).select_related("opgave").order_by(*BY_TITLE)
    chosen = form.chosen()
    rows = _filtered(rows, chosen, {"process": "process", "body": "opgave__competent_body"})
    rows = _open_or_closed(rows, chosen, Q(closed_at__isnull=True, opgave__closed_at__isnull=True))
    if chosen.get("mine"):
        rows = rows.filter(pk__in=policy.related_trajecten(request.user).order_by().values("pk"))
    context = {"together_url": reverse("werkplaats:trajecten_together")}
    return _page(request, TRAJECTEN, form, rows, context, actionable_trajecten(request.user))


@signed_in
@require_safe
def werkatelier_list(request: SignedInRequest) -> HttpResponseBase:
    """Every werkatelier that this person may know of; those to come first in time."""
    form = WerkatelierFilterForm(request.GET)
    rows = policy.visible_werkateliers(request.user).select_related("traject__opgave").order_by("-starts_at", "pk")
    chosen = form.chosen()
    rows = _filtered(rows, chosen, {})
    if chosen.get("when") == "coming":
        rows = rows.filter(ends_at__gte=timezone.now()).order_by("starts_at", "pk")
    elif chosen.get("when") == "past":
        rows = rows.filter(ends_at__lt=timezone.now())
    if chosen.get("mine"):
        rows = rows.filter(traject__in=policy.related_trajecten(request.user).order_by().values("pk"))
    return _page(request, WERKATELIERS, form, rows, {"now": timezone.now()})


def _filtered(rows: QuerySet[Any], chosen: dict[str, Any], exact: dict[str, str]) -> QuerySet[Any]:
    """The search in the title and the filters that compare with one field."""
    if chosen.get("q"):
        rows = rows.filter(containing("title", chosen["q"]))
    for name, field in exact.items():
        if chosen.get(name):
            rows = rows.filter(**{field: chosen[name]})
    return rows


def _open_or_closed(rows: QuerySet[Any], chosen: dict[str, Any], is_open: Q) -> QuerySet[Any]:
    if chosen.get("state") == "open":
        return rows.filter(is_open)
    return rows.exclude(is_open) if chosen.get("state") == "closed" else rows


def _page(
    request: SignedInRequest,
    listing: Listing,
    form: FilterForm,
    rows: QuerySet[Any],
    extra: dict[str, Any] | None = None,
    acting: QuerySet[Any] | None = None,
) -> HttpResponseBase:
    """``acting``: the rows on which this person may act from the list (participation.views.together)."""
    if table := table_or_none(request, listing, rows):
        return table
    page_obj = page_of(request, rows, PER_PAGE, searched="q" in form.chosen())
    on_map = asks_for_map(listing.name, request)
    shown = [] if on_map else [row.pk for row in page_obj.object_list]
    acts_on = (
        set() if acting is None or on_map else set(acting.filter(pk__in=shown).order_by().values_list("pk", flat=True))
    )
    extra = {"acts_on": acts_on} | (extra or {})
    context = {
        "form": form,
        "filtered": bool(form.chosen()),
        "page_obj": page_obj,
        "formats": listing.formats,
        "has_map": True,
        "on_map": on_map,
        "crumbs": crumbs.start(str(listing.title)),
    }
    if on_map and page_obj.paginator.count:
        context |= workspace_map_context(request.user, listing.name, rows)
    return render(request, f"participation/werkplaats/{listing.name}.html", context | extra)
