"""Entering, reading and correcting one contribution."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import policy
from participation.forms.contributions.entry import ContributionEntryForm
from participation.forms.contributions.handling import PassageForm, TellForm
from participation.models import Contribution, Traject
from participation.selectors.contributions import answered_by, current_of, givers_of, response_to
from participation.services.contributions.duplicates import near_to
from participation.services.contributions.entering import add_contribution, save_contribution
from participation.services.contributions.passages import mark_of
from participation.views import crumbs
from participation.views.access import SignedInRequest, part_or_404, posted, signed_in
from participation.views.contributions.lists import handled_traject, readable_traject
from participation.views.saving import made_before, once_key, remember_made, try_save

FOLDER = "participation/werkplaats/contributions"


def contribution_of(traject: Traject, pk: int) -> Contribution:
    """One of this traject; of another it does not exist here (TRAPS)."""
    rows = traject.contributions.select_related(
        "traject__opgave", "werkatelier", "group__response__stuk", "response__stuk", "split_from", "merged_into"
    )
    found: Contribution = part_or_404(rows, pk)
    return found


@signed_in
@require_safe
def contribution_detail(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The text, where it came from, what was answered, who still has to hear, and what may be done with it."""
    traject = readable_traject(request, slug)
    one = contribution_of(traject, pk)
    may_handle = policy.user_can_handle_contributions(request.user, traject)
    response = response_to(one)
    sees_givers = policy.user_can_see_givers(request.user, traject)
    context = {
        "traject": traject,
        "contribution": one,
        "may_handle": may_handle,
        "givers": list(givers_of([one.pk])) if sees_givers else [],
        "sees_givers": sees_givers,
        "passages": [(mark_of(row.number), row) for row in one.passages.all()] if sees_givers else [],
        "passage_form": PassageForm() if may_handle else None,
        "parts": list(one.pieces.all()),
        "sources": list(one.sources.all()),
        "became": [] if one.is_current else list(current_of(one)),
        "near": near_to(one) if may_handle and one.is_current else [],
        **response_context(response),
        "crumbs": trail(request, traject, _("Bijdrage")),
    }
    return render(request, f"{FOLDER}/detail.html", context)


def response_context(response: Any) -> dict[str, Any]:
    """An answer with whom it reached."""
    if response is None:
        return {"response": None}
    givers = givers_of(answered_by(response).values_list("pk", flat=True))
    notices = response.notices.filter(response_version=response.version)
    return {
        "response": response,
        "reachable": givers.exclude(email="").count(),
        "mailed": notices.filter(sent_at__isnull=False).count(),
        "queued": notices.filter(sent_at__isnull=True).count(),
        "tell_form": TellForm(initial={"base_version": response.version}),
    }


@signed_in
def contribution_new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Enter what came by letter, by mail or at a werkatelier."""
    traject = handled_traject(request, slug)
    if made := made_before(request):
        return made
    form = ContributionEntryForm(posted(request), instance=Contribution(traject=traject), user=request.user)
    attempt = try_save(
        form,
        lambda: add_contribution(user=request.user, traject=traject, data=form.record_data(), giver=form.giver),
    )
    if attempt.saved:
        remember_made(request, attempt.saved.get_workspace_url())
        messages.success(request, _("De bijdrage is bewaard."))
        if "again" in request.POST:
            return redirect("werkplaats:contribution_new", traject.slug)
        return redirect(attempt.saved.get_workspace_url())
    context = attempt.context | {"title": _("Voer een bijdrage in"), "once": once_key(request), "is_new": True}
    return _form_page(request, traject, context, attempt.status)


@signed_in
def contribution_edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Correct a text; over somebody else's newer version both are shown."""
    traject = handled_traject(request, slug)
    one = contribution_of(traject, pk)
    form = ContributionEntryForm(posted(request), instance=one, user=request.user)
    attempt = try_save(
        form,
        lambda: save_contribution(
            user=request.user,
            contribution=one,
            data=form.record_data(),
            base_version=form.cleaned_data["base_version"],
        ),
    )
    if attempt.saved:
        messages.success(request, _("De bijdrage is bewaard."))
        return redirect("werkplaats:contribution", traject.slug, pk)
    return _form_page(request, traject, attempt.context | {"title": _("Verbeter de bijdrage")}, attempt.status)


def _form_page(request: SignedInRequest, traject: Traject, context: dict[str, Any], status: int) -> HttpResponse:
    context |= {"traject": traject, "crumbs": trail(request, traject, str(context["title"]))}
    return render(request, f"{FOLDER}/form.html", context, status=status)


def trail(request: SignedInRequest, traject: Traject, *last: str) -> list[dict[str, str]]:
    """Down to the list of contributions, and a page beneath it."""
    items = crumbs.beneath(request, traject)
    items.append({"title": _("Inbreng"), "url": reverse("werkplaats:contributions", args=[traject.slug])})
    return [*items, *({"title": title, "url": ""} for title in last)]
