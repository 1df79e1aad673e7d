"""Selecting one paper for one person, and the page on which everything about it comes together."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.exceptions import NotAllowed, ParticipationError, StaleStep, StaleVersion, TransitionNotAllowed
from participation.forms.decisions import ApproveForm, ReturnForm, SkipForm
from participation.models import Stuk
from participation.selectors.asked_again import asked_again
from participation.services.acknowledging import acknowledge_panel
from participation.services.paper_page import PaperPage, paper_page, trail_of
from participation.views.access import SignedInRequest

RELATED = (
    "opgave",
    "traject__opgave",
    "opgave_owner",
    "traject_owner__opgave",
    "werkatelier_owner__traject__opgave",
    "submitted_by",
)


def stuk_or_404(request: SignedInRequest, slug: str) -> Stuk:
    """The paper, if this person may know of it; else 404, the same as for one that does not exist (rule 11)."""
    return get_object_or_404(policy.visible_stukken(request.user).select_related(*RELATED), slug=slug)


def crumbs(request: SignedInRequest, stuk: Stuk, *last: str) -> list[dict[str, str]]:
    """From the werkplaats down to this page; ``last`` names a page beneath the paper."""
    items = [{"title": _("Werkplaats"), "url": reverse("werkplaats:home")}, *trail_of(request.user, stuk)]
    items.append({"title": readable_title(request, stuk), "url": stuk.get_workspace_url()})
    return [*items, *({"title": title, "url": ""} for title in last)]


def readable_title(request: SignedInRequest, stuk: Stuk) -> str:
    """The title of the version that this person may read; the row may hold a later draft."""
    revision = policy.readable_revision(request.user, stuk)
    return str(revision.content["title"]) if revision else ""


def render_paper(
    request: SignedInRequest,
    stuk: Stuk,
    *,
    status: int = 200,
    problem: object = "",
    kept: list[tuple[object, str]] | None = None,
    **bound: forms.Form,
) -> HttpResponse:
    """The page of the paper as it is now.

    ``problem`` says why something did not happen; ``kept`` is what the person had typed, so that it is not lost;
    ``bound`` are forms with errors. A paper of a confidential dossier: the view is recorded (rule 4).
    """
    page = paper_page(request.user, stuk)
    if page is None:
        raise Http404
    audit.record_viewed(user=request.user, obj=stuk)
    context = {"page": page, "stuk": stuk, "problem": problem, "kept": kept or [], "crumbs": crumbs(request, stuk)}
    asked = acknowledge_panel(request.user, stuk, page.actions.task_state, internal=page.internal)
    context |= _decide_forms(page) | bound | {"acknowledge": asked}
    return render(request, "participation/werkplaats/stukken/detail.html", context, status=status)


def _decide_forms(page: PaperPage) -> dict[str, forms.Form]:
    """Empty forms for the current step; each holds the step and the version on the screen."""
    if page.actions.task_state is None:
        return {}
    seen: dict[str, Any] = {"task_state_id": page.actions.task_state.pk, "revision_id": page.text.revision.pk}
    made: dict[str, forms.Form] = {}
    if page.actions.decide:
        made["approve_form"] = ApproveForm(initial=seen, auto_id="akkoord_%s", task=page.actions.task)
        limits = asked_again(page.stuk, page.actions.task_state)
        made["return_form"] = ReturnForm(initial=seen, auto_id="terug_%s", sections=page.text.sections, limits=limits)
    if page.actions.skip:
        made["skip_form"] = SkipForm(initial=seen, auto_id="overslaan_%s")
    return made


def render_refused(
    request: SignedInRequest, stuk: Stuk, error: ParticipationError, kept: list[tuple[object, str]] | None = None
) -> HttpResponse:
    """The paper as it is now, with what was refused and what the person had typed."""
    status = 403 if isinstance(error, NotAllowed) else 409 if is_stale(error) else 422
    fresh = get_object_or_404(policy.visible_stukken(request.user).select_related(*RELATED), pk=stuk.pk)
    return render_paper(request, fresh, status=status, problem=error.message, kept=kept)


def is_stale(error: ParticipationError) -> bool:
    """Was the refusal because the paper moved on in the meantime?"""
    return isinstance(error, (StaleStep, StaleVersion, TransitionNotAllowed))
