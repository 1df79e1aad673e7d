"""Handing in an amendment on a part or a motion, reading one, and taking it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.choices import Body, ReactionKind
from participation.exceptions import ParticipationError, StaleVersion
from participation.forms.proposals import ProposalForm, WithdrawProposalForm
from participation.forms.service_errors import show_errors
from participation.models import Proposal, Stuk
from participation.policy.proposals import (
    user_can_settle_proposal,
    user_can_table_amendment,
    user_can_table_motion,
    user_can_withdraw_proposal,
)
from participation.selectors.papers import text_of
from participation.services.proposals.reading import readable_proposals, view_of
from participation.services.proposals.tabling import table_proposal, withdraw_proposal
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in
from participation.views.late_words import refuse_late, typed_in
from participation.views.paper_rendering import crumbs, render_refused, stuk_or_404

FOLDER = "participation/proposals"
TYPED = (
    ("title", gettext_lazy("Uw titel")),
    ("proposed_text", gettext_lazy("Uw nieuwe tekst")),
    ("dictum", gettext_lazy("Uw verzoek")),
    ("text", gettext_lazy("Uw toelichting")),
)


def proposal_or_404(request: SignedInRequest, stuk: Stuk, pk: int) -> Proposal:
    """One of this paper that the person may read; one of another paper does not exist here."""
    found: Proposal = part_or_404(readable_proposals(request.user, stuk), pk)
    return found


def proposal_url(proposal: Proposal) -> str:
    return reverse("werkplaats:proposal", args=[proposal.reaction.stuk.slug, proposal.pk])


@signed_in
def amendment_new(request: SignedInRequest, slug: str, section_key: str) -> HttpResponse:
    """Another text for one part of the paper."""
    stuk = stuk_or_404(request, slug)
    if not user_can_table_amendment(request.user, stuk):
        return refuse_late(request, stuk, TYPED, Body.COUNCIL)
    revision = policy.readable_revision(request.user, stuk)
    sections = text_of(stuk, revision).sections if revision else []
    section = next((s for s in sections if s["key"] == section_key), None)
    if section is None:
        raise Http404
    return _new(request, stuk, ReactionKind.AMENDMENT, section)


@signed_in
def motion_new(request: SignedInRequest, slug: str) -> HttpResponse:
    """A wish of the council at this paper."""
    stuk = stuk_or_404(request, slug)
    if not user_can_table_motion(request.user, stuk):
        return refuse_late(request, stuk, TYPED, Body.COUNCIL)
    return _new(request, stuk, ReactionKind.MOTION, {"key": "", "title": "", "body": ""})


def _new(request: SignedInRequest, stuk: Stuk, kind: ReactionKind, section: dict[str, object]) -> HttpResponse:
    audit.record_viewed(user=request.user, obj=stuk)
    form = ProposalForm(posted(request), kind=kind, user=request.user, present=str(section["body"]))
    if form.is_bound and form.is_valid():
        try:
            made = table_proposal(
                user=request.user,
                stuk=stuk,
                kind=kind,
                section_key=str(section["key"]),
                wording=form.wording(),
                movers=form.chosen_movers(),
            )
        except ParticipationError as error:
            return render_refused(request, stuk, error, typed_in(request, TYPED))
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("%(kind)s is ingediend.") % {"kind": kind.label})
            return redirect(proposal_url(made))
    heading = _("Dien een amendement in") if kind == ReactionKind.AMENDMENT else _("Dien een motie in")
    context = {"stuk": stuk, "section": section, "form": form, "heading": heading, "kind": kind}
    context["crumbs"] = crumbs(request, stuk, heading)
    return render(request, f"{FOLDER}/new.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def proposal(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The words, who moves it, what it changes, the votes and what happened."""
    return render_proposal(request, stuk_or_404(request, slug), pk)


def render_proposal(
    request: SignedInRequest, stuk: Stuk, pk: int, problem: object = "", status: int = 200
) -> HttpResponse:
    found = proposal_or_404(request, stuk, pk)
    audit.record_viewed(user=request.user, obj=stuk)
    context = {
        "stuk": stuk,
        "view": view_of(found),
        "problem": problem,
        "can_withdraw": user_can_withdraw_proposal(request.user, found),
        "can_settle": user_can_settle_proposal(request.user, found),
        "can_number": policy.user_can_number_amendment(request.user, found.reaction),
        "crumbs": crumbs(request, stuk, str(found)),
    }
    return render(request, f"{FOLDER}/detail.html", context, status=status)


@signed_in
def proposal_withdraw(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take it back, with a reason; what was voted meanwhile is shown instead."""
    stuk = stuk_or_404(request, slug)
    found = proposal_or_404(request, stuk, pk)
    demand(user_can_withdraw_proposal(request.user, found))
    audit.record_viewed(user=request.user, obj=stuk)
    form = WithdrawProposalForm(posted(request), initial={"version": found.version})
    if form.is_bound and form.is_valid():
        try:
            withdraw_proposal(user=request.user, proposal=found, **form.cleaned_data)
        except StaleVersion as error:
            return render_proposal(request, stuk, pk, error.message, 409)
        except ParticipationError as error:
            form.add_error("reason", str(error.message))
        else:
            messages.success(request, _("Het is ingetrokken. Het blijft in de geschiedenis staan."))
            return redirect(proposal_url(found))
    context = {"stuk": stuk, "proposal": found, "form": form, "crumbs": crumbs(request, stuk, _("Intrekken"))}
    return render(request, f"{FOLDER}/withdraw.html", context, status=422 if form.errors else 200)
