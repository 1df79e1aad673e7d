"""Handing a paper in, withdrawing it, and putting it on the register or taking it off. Each is asked first."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import approval, audit, policy
from participation.exceptions import ParticipationError, TransitionNotAllowed
from participation.forms.decisions import ReasonForm
from participation.forms.stukken import RevisionForm
from participation.models import Stuk
from participation.selectors.papers import first_to_publish
from participation.services.duties import paper_duties
from participation.services.paper_page import route_people
from participation.services.revisions import begin_revision
from participation.views.access import SignedInRequest, signed_in
from participation.views.paper_rendering import crumbs, render_refused, stuk_or_404

FOLDER = "participation/werkplaats/stukken"


def _refuse(request: SignedInRequest, stuk: Stuk, *, involved: bool) -> HttpResponse:
    """Whose work it is hears that the paper moved on (a second press, an old page); others may not."""
    if request.method != "POST" or not involved:
        raise PermissionDenied
    reason = request.POST.get("reason", "")
    return render_refused(request, stuk, TransitionNotAllowed(), [(_("Reden"), reason)] if reason else None)


def _finish(request: SignedInRequest, stuk: Stuk, act: Callable[[], Stuk], done: str, reason: str = "") -> HttpResponse:
    """Do it and say so, or show the paper as it is now with the reason that was typed."""
    try:
        left = act()
    except ParticipationError as error:
        return render_refused(request, stuk, error, [(_("Reden"), reason)] if reason else None)
    messages.success(request, done)
    return redirect("werkplaats:stuk", left.slug)


def _ask_reason(
    request: SignedInRequest, stuk: Stuk, template: str, title: str, act: Callable[[str], Stuk], done: str
) -> HttpResponse:
    """The page that asks for a reason, and once it is given the act."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        return _finish(request, stuk, lambda: act(reason), done, reason)
    context = {"stuk": stuk, "form": form, "crumbs": crumbs(request, stuk, title)}
    return render(request, f"{FOLDER}/{template}.html", context)


@signed_in
def stuk_submit(request: SignedInRequest, slug: str) -> HttpResponse:
    """Hand the paper in: shows the route, who is asked and what is still empty; locks the version on the screen."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_submit_stuk(request.user, stuk):
        return _refuse(request, stuk, involved=policy.user_is_lead(request.user, stuk))
    audit.record_viewed(user=request.user, obj=stuk)
    form = RevisionForm(request.POST or None, initial={"revision_id": stuk.latest_revision_id})
    if form.is_valid():
        seen = form.cleaned_data["revision_id"]
        return _finish(
            request,
            stuk,
            lambda: approval.submit_stuk(stuk=stuk, user=request.user, revision_id=seen),
            _("Het stuk is ingediend. Wie nu aan zet is, krijgt bericht."),
        )
    duties = paper_duties(request.user, stuk)
    context = {
        "stuk": stuk,
        "form": form,
        "missing": stuk.open_places,
        "duties": duties,
        "blocked": bool(stuk.open_places) or any(duty.lacking and duty.blocks for duty in duties),
        "route": route_people(stuk),
        "crumbs": crumbs(request, stuk, _("Indienen")),
    }
    return render(request, f"{FOLDER}/submit.html", context)


@signed_in
def stuk_withdraw(request: SignedInRequest, slug: str) -> HttpResponse:
    """Stop with a paper, with a reason; it stays where it is and can be read."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_withdraw_stuk(request.user, stuk):
        return _refuse(request, stuk, involved=policy.user_is_lead(request.user, stuk))
    audit.record_viewed(user=request.user, obj=stuk)
    return _ask_reason(
        request,
        stuk,
        "withdraw",
        _("Intrekken"),
        lambda reason: approval.withdraw_stuk(stuk=stuk, user=request.user, reason=reason),
        _("Het stuk is ingetrokken."),
    )


@signed_in
def stuk_take_up(request: SignedInRequest, slug: str) -> HttpResponse:
    """Go on with a withdrawn paper, after asking."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_take_up_stuk(request.user, stuk):
        return _refuse(request, stuk, involved=policy.user_is_lead(request.user, stuk))
    audit.record_viewed(user=request.user, obj=stuk)
    if request.method == "POST":
        done = _("Het stuk is weer een concept. Pas het aan en dien het opnieuw in.")
        return _finish(request, stuk, lambda: approval.take_up_stuk(stuk=stuk, user=request.user), done)
    context = {"stuk": stuk, "crumbs": crumbs(request, stuk, _("Weer oppakken"))}
    return render(request, f"{FOLDER}/take_up.html", context)


@signed_in
def stuk_revise(request: SignedInRequest, slug: str) -> HttpResponse:
    """Begin a herziening of an adopted paper, with the reason; the adopted text stays where it is."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_revise_stuk(request.user, stuk):
        return _refuse(request, stuk, involved=policy.user_is_lead(request.user, stuk))
    audit.record_viewed(user=request.user, obj=stuk)
    return _ask_reason(
        request,
        stuk,
        "revise",
        _("Herzien"),
        lambda reason: begin_revision(user=request.user, stuk=stuk, reason=reason),
        _("Er staat een concept klaar met de vastgestelde tekst. Pas het aan en dien het in."),
    )


@signed_in
def stuk_publish(request: SignedInRequest, slug: str) -> HttpResponse:
    """Put an adopted paper on the register."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_publish_stuk(request.user, stuk):
        involved = policy.user_can_publish_record(request.user, stuk.owner)
        return _refuse(request, stuk, involved=involved)
    if request.method == "POST":
        return _finish(
            request,
            stuk,
            lambda: approval.publish_stuk(stuk=stuk, user=request.user),
            _("Het stuk staat op het register."),
        )
    context = {
        "stuk": stuk,
        "above": first_to_publish(stuk),
        "crumbs": crumbs(request, stuk, _("Op het register zetten")),
    }
    return render(request, f"{FOLDER}/publish.html", context)


@signed_in
def stuk_unpublish(request: SignedInRequest, slug: str) -> HttpResponse:
    """Take a paper off the register, with a reason; it is not deleted (Woo)."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_unpublish_stuk(request.user, stuk):
        involved = policy.user_can_publish_record(request.user, stuk.owner)
        return _refuse(request, stuk, involved=involved)
    return _ask_reason(
        request,
        stuk,
        "unpublish",
        _("Van het register halen"),
        lambda reason: approval.unpublish_stuk(stuk=stuk, user=request.user, reason=reason),
        _("Het stuk is van het register gehaald."),
    )
