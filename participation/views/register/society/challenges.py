"""The right to challenge for everybody: what was asked and decided, asking, and following one's own request."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from participation.documents.listings import OPENBAAR_UITDAAGRECHT
from participation.forms.service_errors import show_errors
from participation.forms.society.challenge import ChallengeForm
from participation.models import ChallengeRequest, ChallengeRequester, ChallengeTerms
from participation.policy import challenges as rules
from participation.services.challenges.deciding import withdraw_own_challenge
from participation.services.challenges.entering import submit_challenge
from participation.services.private_links import contact_by_secret
from participation.views.register.lists import crumbs
from participation.views.register.society.own import FOLDER, READS_AND_POSTS, own_act, own_erase, own_link, own_page
from participation.views.tables import public_table_or_none
from samenwerking.page_cache.public_page import public_page
from samenwerking.public_forms import without_cookie

PER_PAGE = 24


def trail(*last: dict[str, str]) -> list[dict[str, str]]:
    return crumbs({"title": _("Uitdaagrecht"), "url": reverse("register:challenges") if last else ""}, *last)


@public_page
@require_safe
def challenge_list(request: HttpRequest) -> HttpResponseBase:
    """What the right is, by when the municipality answers, and what was asked."""
    rows = rules.public_challenges()
    if table := public_table_or_none(request, OPENBAAR_UITDAAGRECHT, rows):
        return table
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "formats": OPENBAAR_UITDAAGRECHT.formats,
        "terms": ChallengeTerms.load(),
        "erased": request.GET.get("gewist"),
        "crumbs": trail(),
    }
    return render(request, f"{FOLDER}/challenges.html", context)


@public_page
@require_safe
def challenge_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One request: no advice, no names of people."""
    challenge = get_object_or_404(rules.public_challenges(), slug=slug)
    context = {
        "challenge": challenge,
        "steps": challenge.steps.all(),
        "crumbs": trail({"title": challenge.title, "url": ""}),
    }
    return render(request, f"{FOLDER}/challenge.html", context)


@without_cookie
@READS_AND_POSTS
def challenge_request(request: HttpRequest) -> HttpResponse:
    """Ask; then the private page of the request."""
    form = ChallengeForm(request.POST or None, request=request)
    if form.is_bound and form.is_valid():
        secret = _submitted(form)
        if secret:
            return redirect(_page(secret, "ontvangen"))
    context = {
        "form": form,
        "terms": ChallengeTerms.load(),
        "crumbs": trail({"title": _("Dien een verzoek in"), "url": ""}),
    }
    return render(request, f"{FOLDER}/challenge_request.html", context, status=422 if form.errors else form.status)


def _submitted(form: ChallengeForm) -> str:
    try:
        _made, secret = submit_challenge(data=form.request_data(), contact=form.contact)
    except ValidationError as error:
        show_errors(form, error)
        return ""
    return secret


def _page(secret: str, done: str = "") -> str:
    address = reverse("register:challenge_private", args=[secret])
    return f"{address}?{done}=1" if done else address


def _requester(secret: str) -> ChallengeRequester:
    """The same answer for a link that was and one that never was."""
    requester = contact_by_secret(ChallengeRequester, secret)
    if requester is None:
        raise Http404
    requester.challenge = ChallengeRequest.objects.get(pk=requester.challenge_id)
    return requester


@never_cache
@require_safe
def challenge_private(request: HttpRequest, secret: str) -> HttpResponse:
    """For who has the link: where it stands, by when, what was decided and why."""
    requester = _requester(secret)
    challenge = requester.challenge
    context = {
        "challenge": challenge,
        "requester": requester,
        "steps": challenge.steps.all(),
        "may_withdraw": rules.requester_can_withdraw(challenge),
        "is_public": challenge.state in rules.PUBLIC_STATES,
        "secret": secret,
        "crumbs": crumbs({"title": _("Uw verzoek"), "url": ""}),
    }
    return render(request, f"{FOLDER}/challenge_private.html", context)


@own_page
def challenge_own_link(request: HttpRequest, secret: str) -> HttpResponse:
    return own_link(request, _requester(secret).challenge, page=_page, secret=secret)


@own_page
def challenge_own_erase(request: HttpRequest, secret: str) -> HttpResponse:
    return own_erase(
        request,
        _requester(secret).challenge,
        after=f"{reverse('register:challenges')}?gewist=1",
        back=_page(secret),
        explanation=_("Uw verzoek loopt door. Deze link werkt dan niet meer, en u krijgt geen bericht."),
    )


@own_page
def challenge_own_withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the request back, until there is a decision."""
    requester = _requester(secret)

    def withdraw() -> str:
        withdraw_own_challenge(requester=requester)
        return _page(secret)

    return own_act(
        request,
        withdraw,
        title=_("Trek mijn verzoek in"),
        explanation=_("De gemeente behandelt uw verzoek dan niet verder. Het gaat ook van het register."),
        button=_("Trek mijn verzoek in"),
        back=_page(secret),
        danger=True,
    )
