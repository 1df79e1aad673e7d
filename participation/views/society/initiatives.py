"""Initiatives in the werkplaats: the list, one initiative, and writing it down."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.choices import InitiativeState
from participation.documents.listings import INITIATIEVEN
from participation.forms.society.contact import StaffContactForm
from participation.forms.society.initiative import StaffInitiativeForm
from participation.models import Initiative
from participation.policy import initiatives as rules
from participation.services.initiatives.moderating import initiative_actions
from participation.services.initiatives.reading import change_rows
from participation.services.initiatives.writing import add_initiative, save_initiative
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.saving import made_before, once_key, remember_made, try_save
from participation.views.society import FOLDER
from participation.views.tables import table_or_none

PER_PAGE = 25


def trail(*last: str, initiative: Initiative | None = None) -> list[crumbs.Crumb]:
    """From the werkplaats by the list and the initiative down to this page."""
    items = [*crumbs.start(), {"title": _("Initiatieven"), "url": reverse("werkplaats:initiatives")}]
    if initiative is not None:
        items.append({"title": initiative.name, "url": initiative.get_workspace_url()})
    return [*items, *({"title": title, "url": ""} for title in last)]


def initiative_or_404(request: SignedInRequest, slug: str) -> Initiative:
    """An initiative that this person may know of (rule 11)."""
    return get_object_or_404(rules.visible_initiatives(request.user).select_related("contact", "change"), slug=slug)


@signed_in
@require_safe
def initiative_list(request: SignedInRequest) -> HttpResponseBase:
    """What waits first; then by name."""
    every = rules.visible_initiatives(request.user)
    chosen = request.GET.get("stand", "")
    rows = every.filter(state=chosen) if chosen in InitiativeState.values else every
    if table := table_or_none(request, INITIATIEVEN, rows):
        return table
    page = Paginator(rows.select_related("change").prefetch_related("areas"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page_obj": page,
        "formats": INITIATIEVEN.formats,
        "chosen": chosen if chosen in InitiativeState.values else "",
        "states": InitiativeState.choices,
        "waiting": rules.waiting_initiatives(request.user).select_related("change"),
        "may_add": rules.user_can_handle_initiatives(request.user),
        "crumbs": crumbs.start(_("Initiatieven")),
    }
    return render(request, f"{FOLDER}/initiatives.html", context)


@signed_in
@require_safe
def initiative_detail(request: SignedInRequest, slug: str) -> HttpResponse:
    """One initiative, what waits for a judgement, and for who handles it who to ask."""
    initiative = initiative_or_404(request, slug)
    handles = rules.user_can_handle_initiatives(request.user)
    context = {
        "initiative": initiative,
        "opgaven": rules.opgaven_of_initiative(initiative, request.user),
        "actions": initiative_actions(request.user, initiative),
        "changes": change_rows(initiative) if handles else [],
        "contact": getattr(initiative, "contact", None) if handles else None,
        "handles": handles and initiative.state != InitiativeState.WITHDRAWN,
        "crumbs": trail(initiative.name),
    }
    return render(request, f"{FOLDER}/initiative.html", context)


@signed_in
def initiative_new(request: SignedInRequest) -> HttpResponse:
    """A colleague writes an initiative down."""
    demand(rules.user_can_handle_initiatives(request.user))
    if made := made_before(request):
        return made
    form = StaffInitiativeForm(posted(request), instance=Initiative(), user=request.user)
    contact = StaffContactForm(posted(request), prefix="contact")
    if not contact.is_bound or contact.is_valid():
        attempt = try_save(
            form,
            lambda: add_initiative(user=request.user, data=form.record_data(), contact=contact.contact),
        )
        if attempt.saved:
            remember_made(request, attempt.saved.get_workspace_url())
            messages.success(request, _("Het initiatief staat op het register."))
            return redirect(attempt.saved.get_workspace_url())
    context = {
        "form": form,
        "contact": contact,
        "title": _("Initiatief toevoegen"),
        "once": once_key(request),
        "back": reverse("werkplaats:initiatives"),
        "crumbs": trail(_("Initiatief toevoegen")),
    }
    status = 422 if form.errors or contact.errors else 200
    return render(request, f"{FOLDER}/initiative_form.html", context, status=status)


@signed_in
def initiative_edit(request: SignedInRequest, slug: str) -> HttpResponse:
    """A colleague corrects it; over somebody else's newer version both are shown."""
    initiative = initiative_or_404(request, slug)
    demand(rules.user_can_handle_initiatives(request.user))
    form = StaffInitiativeForm(posted(request), instance=initiative, user=request.user)
    attempt = try_save(
        form,
        lambda: save_initiative(
            user=request.user,
            initiative=initiative,
            data=form.record_data(),
            base_version=form.cleaned_data["base_version"],
        ),
    )
    if attempt.saved:
        messages.success(request, _("Het initiatief is bewaard."))
        return redirect(initiative.get_workspace_url())
    title = _("Initiatief wijzigen")
    context = attempt.context | {
        "title": title,
        "back": initiative.get_workspace_url(),
        "crumbs": trail(title, initiative=initiative),
    }
    return render(request, f"{FOLDER}/initiative_form.html", context, status=attempt.status)
