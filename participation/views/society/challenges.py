"""The right to challenge in the werkplaats: the list, one request, each step, and entering one from a letter."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.choices import ChallengeAction
from participation.documents.listings import UITDAAGRECHT
from participation.forms.society.challenge import STEP_FORMS, HandlerForm, StaffChallengeForm
from participation.models import ChallengeRequest, ChallengeRequester
from participation.policy import challenges as rules
from participation.services.challenges.deciding import assign_challenge, take_step
from participation.services.challenges.entering import enter_challenge
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.acting import act_page, done_or_shown
from participation.views.saving import made_before, once_key, remember_made
from participation.views.society import FOLDER
from participation.views.society.private_contacts import erase_page, link_page
from participation.views.tables import table_or_none
from samenwerking.accounts.step_up import step_up

PER_PAGE = 25
DANGEROUS = (ChallengeAction.DISMISS, ChallengeAction.WITHDRAW)


def trail(*last: str, challenge: ChallengeRequest | None = None) -> list[crumbs.Crumb]:
    """From the werkplaats by the list and the request down to this page."""
    items = [*crumbs.start(), {"title": _("Uitdaagrecht"), "url": reverse("werkplaats:challenges")}]
    if challenge is not None:
        items.append({"title": challenge.title, "url": challenge.get_workspace_url()})
    return [*items, *({"title": title, "url": ""} for title in last)]


def challenge_or_404(request: SignedInRequest, slug: str) -> ChallengeRequest:
    """A request that this person may know of (rule 11)."""
    rows = rules.visible_challenges(request.user).select_related("handler", "requester", "assessed_by")
    return get_object_or_404(rows, slug=slug)


@signed_in
@require_safe
def challenge_list(request: SignedInRequest) -> HttpResponseBase:
    """Requests, the newest first; what is late says so."""
    rows = rules.visible_challenges(request.user).select_related("handler")
    late = request.GET.get("stand") == "late"
    if late:
        rows = rows.filter(due_on__lt=timezone.localdate())
    if table := table_or_none(request, UITDAAGRECHT, rows):
        return table
    context = {
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "late": late,
        "formats": UITDAAGRECHT.formats,
        "inside": rules.user_can_read_challenges(request.user),
        "may_enter": rules.user_can_enter_challenge(request.user),
        "crumbs": crumbs.start(_("Uitdaagrecht")),
    }
    return render(request, f"{FOLDER}/challenges.html", context)


@signed_in
@require_safe
def challenge_detail(request: SignedInRequest, slug: str) -> HttpResponse:
    """One request: what is asked now, by when, and what happened before."""
    challenge = challenge_or_404(request, slug)
    inside = rules.user_can_read_challenges(request.user)
    context = {
        "challenge": challenge,
        "inside": inside,
        "actions": rules.challenge_actions(request.user, challenge),
        "steps": challenge.steps.select_related("taken_by"),
        "may_assign": rules.user_can_assign_challenge(request.user, challenge),
        "requester": getattr(challenge, "requester", None) if rules.user_can_enter_challenge(request.user) else None,
        "crumbs": trail(challenge.title),
    }
    return render(request, f"{FOLDER}/challenge.html", context)


@signed_in
def challenge_new(request: SignedInRequest) -> HttpResponse:
    """Enter what came by letter."""
    demand(rules.user_can_enter_challenge(request.user))
    if made := made_before(request):
        return made
    form = StaffChallengeForm(posted(request), initial={"received_on": timezone.localdate()})
    found: list[ChallengeRequest] = []
    if form.is_bound and form.is_valid() and done_or_shown(form, lambda: found.append(_entered(request, form))):
        remember_made(request, found[0].get_workspace_url())
        messages.success(request, _("Het verzoek is ingevoerd. De termijnen lopen."))
        return redirect(found[0].get_workspace_url())
    context = {
        "form": form,
        "title": _("Verzoek invoeren"),
        "once": once_key(request),
        "back": reverse("werkplaats:challenges"),
        "crumbs": trail(_("Verzoek invoeren")),
    }
    return render(request, f"{FOLDER}/form.html", context, status=422 if form.errors else 200)


def _entered(request: SignedInRequest, form: StaffChallengeForm) -> ChallengeRequest:
    return enter_challenge(user=request.user, data=form.request_data(), contact=form.contact)


@signed_in
@step_up
def challenge_step(request: SignedInRequest, slug: str, action: ChallengeAction) -> HttpResponse:
    """One step of the table."""
    challenge = challenge_or_404(request, slug)
    demand(rules.user_has_challenge_right(request.user, challenge, action))
    form = STEP_FORMS[action](posted(request), initial={"base_version": challenge.version})
    title = str(action.label)
    return act_page(
        request,
        form,
        lambda: take_step(
            user=request.user,
            challenge=challenge,
            action=action,
            data=form.step_data(),
            base_version=form.cleaned_data["base_version"],
        ),
        title=title,
        button=title,
        done=_("Dit is bewaard. Wie het aangaat, krijgt bericht."),
        back=challenge.get_workspace_url(),
        trail=trail(title, challenge=challenge),
        explanation=challenge.title,
        danger=action in DANGEROUS,
        extra={"advice": challenge.assessment if action == ChallengeAction.DECIDE else ""},
    )


@signed_in
def challenge_assign(request: SignedInRequest, slug: str) -> HttpResponse:
    """Another colleague takes it in hand."""
    challenge = challenge_or_404(request, slug)
    demand(rules.user_can_assign_challenge(request.user, challenge))
    form = HandlerForm(posted(request), initial={"base_version": challenge.version, "handler": challenge.handler_id})
    return act_page(
        request,
        form,
        lambda: assign_challenge(user=request.user, challenge=challenge, **form.cleaned_data),
        title=_("Andere behandelaar"),
        button=_("Bewaar"),
        done=_("De behandelaar is bewaard."),
        back=challenge.get_workspace_url(),
        trail=trail(_("Behandelaar"), challenge=challenge),
    )


def _with_requester(request: SignedInRequest, slug: str) -> tuple[ChallengeRequest, ChallengeRequester]:
    challenge = challenge_or_404(request, slug)
    demand(rules.user_can_enter_challenge(request.user))
    return challenge, get_object_or_404(ChallengeRequester, challenge=challenge)


@signed_in
def challenge_link(request: SignedInRequest, slug: str) -> HttpResponse:
    """A new private link for who asked."""
    challenge, _requester = _with_requester(request, slug)
    return link_page(
        request,
        challenge,
        trail=trail(_("Nieuwe link"), challenge=challenge),
        explanation=_("De aanvrager krijgt een mail met een nieuwe link. De oude link werkt dan niet meer."),
    )


@signed_in
def challenge_erase(request: SignedInRequest, slug: str) -> HttpResponse:
    """Erase who asked."""
    challenge, _requester = _with_requester(request, slug)
    return erase_page(
        request,
        challenge,
        trail=trail(_("Gegevens wissen"), challenge=challenge),
        explanation=_("Naam, adres en link zijn dan weg en komen niet terug. Het verzoek loopt door."),
    )
