"""Moving a paper along its route. Nothing moves on a step or a text that the person did not see (TRAPS)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import approval, audit, policy
from participation.approval.proposals import OUT_OF_PLAY
from participation.choices import ReactionKind, StepKind
from participation.exceptions import DecisionNumberTaken, NotAllowed, ParticipationError, StaleStep
from participation.forms.decisions import PART, ApproveForm, DecisionForm, ReturnForm, SkipForm, StepForm
from participation.forms.service_errors import show_errors
from participation.models import Reaction, Stuk
from participation.selectors.asked_again import asked_again
from participation.selectors.papers import text_of
from participation.selectors.steps import current_task_state, step_of, task_of
from participation.views.access import SignedInRequest, signed_in
from participation.views.paper_rendering import (
    crumbs,
    is_stale,
    render_paper,
    render_refused,
    stuk_or_404,
)
from samenwerking.accounts.step_up import step_up

Kept = list[tuple[object, str]]


def _typed(form: forms.Form) -> Kept:
    """What the person wrote, under its label; hidden numbers are not theirs."""
    own = ("comment", "reason", "number", "date", "deferred_until")
    fields = [field for field in form.visible_fields() if field.name in own or field.name.startswith(PART)]
    return [(field.label, str(field.value())) for field in fields if field.value()]


def _refuse_stranger(request: SignedInRequest, stuk: Stuk, form: forms.Form) -> HttpResponse:
    """Whose step it is not: a plain refusal, or word that the step on their screen is over.

    A second press on the same button ends here, so it says what happened instead of "not allowed".
    """
    posted, task_state = form.data.get("task_state_id"), current_task_state(stuk)
    if not posted or (task_state is not None and posted == str(task_state.pk)):
        raise PermissionDenied
    return render_refused(request, stuk, StaleStep(), _typed(form))


def _move(request: SignedInRequest, stuk: Stuk, form: StepForm, act: Callable[..., Stuk], done: str) -> HttpResponse:
    """One step of the route, or the page as it is now with what was typed."""
    try:
        act(stuk=stuk, user=request.user, **form.seen, **_words(form))
    except ParticipationError as error:
        return render_refused(request, stuk, error, _typed(form))
    messages.success(request, done)
    return redirect("werkplaats:stuk", stuk.slug)


def _words(form: StepForm) -> dict[str, Any]:
    words = {name: form.cleaned_data[name] for name in ("comment", "reason") if name in form.cleaned_data}
    return words | ({"section_reasons": form.section_reasons} if isinstance(form, ReturnForm) else {})


def _offered_sections(stuk: Stuk) -> list[dict[str, Any]]:
    return text_of(stuk, stuk.submitted_revision).sections if stuk.submitted_revision else []


@signed_in
@step_up
def stuk_approve(request: SignedInRequest, slug: str) -> HttpResponse:
    """Pass the current step."""
    stuk = stuk_or_404(request, slug)
    if request.method != "POST":
        return redirect("werkplaats:stuk", slug)
    task_state = current_task_state(stuk)
    task = task_of(task_state) if task_state else None
    form = ApproveForm(request.POST, auto_id="akkoord_%s", task=task)
    if not policy.user_can_approve(request.user, stuk):
        return _refuse_stranger(request, stuk, form)
    if not form.is_valid():
        return render_paper(request, stuk, status=422, approve_form=form)
    return _move(request, stuk, form, approval.approve_step, _("De stap is afgerond. Het stuk gaat verder."))


@signed_in
@step_up
def stuk_skip(request: SignedInRequest, slug: str) -> HttpResponse:
    """Pass over the current step, with the reason, where the route lets this person do so."""
    stuk = stuk_or_404(request, slug)
    if request.method != "POST":
        return redirect("werkplaats:stuk", slug)
    form = SkipForm(request.POST, auto_id="overslaan_%s")
    if not policy.user_can_skip(request.user, stuk):
        return _refuse_stranger(request, stuk, form)
    if not form.is_valid():
        return render_paper(request, stuk, status=422, skip_form=form)
    return _move(request, stuk, form, approval.skip_step, _("De stap is overgeslagen. Het stuk gaat verder."))


@signed_in
@step_up
def stuk_return(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give the paper back to its writers, with a reason (Awb: motivation)."""
    stuk = stuk_or_404(request, slug)
    if request.method != "POST":
        return redirect("werkplaats:stuk", slug)
    task_state = current_task_state(stuk)
    limits = asked_again(stuk, task_state) if task_state else None
    form = ReturnForm(request.POST, auto_id="terug_%s", sections=_offered_sections(stuk), limits=limits)
    if not policy.user_can_decide(request.user, stuk):
        return _refuse_stranger(request, stuk, form)
    if not form.is_valid():
        return render_paper(request, stuk, status=422, return_form=form)
    return _move(request, stuk, form, approval.return_stuk, _("Het stuk is terug bij de schrijvers."))


@signed_in
@step_up
def stuk_decision(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write down what college or council decided (rule 8); registering is not approving."""
    stuk = stuk_or_404(request, slug)
    form = _decision_form(request, stuk)
    if form is None or not policy.user_can_register(request.user, stuk):
        if request.method != "POST":
            raise PermissionDenied
        return _refuse_stranger(request, stuk, form or ReturnForm(request.POST))
    audit.record_viewed(user=request.user, obj=stuk)
    if form.is_valid():
        try:
            approval.register_decision(stuk=stuk, user=request.user, **form.decision())
        except ParticipationError as error:
            if is_stale(error) or isinstance(error, NotAllowed):
                return render_refused(request, stuk, error, _typed(form) + _typed_sections(form))
            form.add_error("number" if isinstance(error, DecisionNumberTaken) else None, str(error.message))
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("Het besluit is vastgelegd."))
            return redirect("werkplaats:stuk", slug)
    context = {"stuk": stuk, "form": form, "crumbs": crumbs(request, stuk, _("Besluit vastleggen"))}
    return render(request, "participation/werkplaats/stukken/decision.html", context)


def _decision_form(request: SignedInRequest, stuk: Stuk) -> DecisionForm | None:
    """The form for the current step, when that is one where a body decides."""
    task_state = current_task_state(stuk)
    revision = stuk.submitted_revision
    if task_state is None or revision is None or not policy.ends_in_a_decision(stuk):
        return None
    return DecisionForm(
        request.POST if request.method == "POST" else None,
        initial={"task_state_id": task_state.pk, "revision_id": revision.pk},
        sections=text_of(stuk, revision).sections,
        step=step_of(task_state),
        amendments=_amendments(stuk, step_of(task_state)),
    )


def _amendments(stuk: Stuk, step: StepKind) -> QuerySet[Reaction]:
    """What the members of the deciding body proposed to change, and did not take back or vote away."""
    body = policy.REGISTERED_STEPS[step]
    found = stuk.reactions.filter(kind=ReactionKind.AMENDMENT, body=body).exclude(proposal__state__in=OUT_OF_PLAY)
    return found.select_related("author")


def _typed_sections(form: DecisionForm) -> Kept:
    """The amended text, where it differs from the text that was offered."""
    texts = form.typed_sections()
    return [(s["title"], texts[s["key"]]) for s in form.sections if texts[s["key"]] != s["body"]]
