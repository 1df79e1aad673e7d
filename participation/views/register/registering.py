"""Registering for a werkatelier without an account, and the private link with which one cancels."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from participation import policy
from participation.choices import EXPECTED, PLACED
from participation.forms.registrations.public import RegisterForm
from participation.models import RegistrationPerson, RegistrationSetup, Werkatelier
from participation.selectors.public_fields import PublicView
from participation.selectors.registrations import PlaceCounts, place_counts, setup_of
from participation.services.registrations.people import person_by_secret
from participation.services.registrations.placing import (
    Left,
    RegistrationClosed,
    cancel_registration,
    register_participant,
)
from participation.views.register.lists import crumbs
from samenwerking.public_forms import without_cookie

FOLDER = "participation/register"


@dataclass(frozen=True)
class Participation:
    """What the page of a session says about taking part; ``setup`` None: there is no registration."""

    setup: RegistrationSetup | None
    is_open: bool
    counts: PlaceCounts

    @property
    def closed(self) -> bool:
        """There was, or will be, a form."""
        return self.setup is not None and not self.is_open


def participation_in(werkatelier: Werkatelier) -> Participation:
    setup = setup_of(werkatelier)
    return Participation(setup, policy.registration_is_open(werkatelier, setup), place_counts(werkatelier))


@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """The form while it is open. A known and an unknown address get the same answer; the mail tells the rest."""
    werkatelier = _public_or_404(slug)
    taking_part = participation_in(werkatelier)
    if taking_part.setup is None:
        raise Http404
    form = None
    if taking_part.is_open:
        form = RegisterForm(request.POST or None, setup=taking_part.setup, request=request)
        if form.is_bound and form.is_valid() and _registered(form, werkatelier):
            return redirect("register:registration_sent", werkatelier.slug)
    context = {
        "werkatelier": PublicView(werkatelier),
        "taking_part": taking_part,
        "closes_at": policy.registration_moment(werkatelier, taking_part.setup),
        "form": form,
        "crumbs": _trail(werkatelier, _("Meld u aan")),
    }
    status = (422 if form.errors else form.status) if form else 200
    status = 429 if form and form.limited else status
    return render(request, f"{FOLDER}/register.html", context, status=status)


def _registered(form: RegisterForm, werkatelier: Werkatelier) -> bool:
    """False when it closed in the meantime, which the form then says."""
    try:
        register_participant(werkatelier=werkatelier, data=form.participant)
    except RegistrationClosed as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


@require_safe
def registration_sent(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for who got a place, who waits and who was registered already."""
    werkatelier = _public_or_404(slug)
    context = {"werkatelier": PublicView(werkatelier), "crumbs": _trail(werkatelier, _("Kijk in uw mail"))}
    return render(request, f"{FOLDER}/register_sent.html", context)


@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def registration_private(request: HttpRequest, secret: str) -> HttpResponse:
    """For who has the link: whether there is a place, and the button to cancel. Opening it changes nothing."""
    person = _person_or_404(secret)
    registration = person.registration
    if request.method == "POST":
        left = cancel_registration(registration=registration) or Left.EMPTY
        return redirect(f"{reverse('register:registration_private', args=[secret])}?afgemeld={left.value}")
    werkatelier = registration.werkatelier
    named = policy.werkatelier_is_public(werkatelier)
    context = {
        "registration": registration,
        "has_place": registration.state in PLACED,
        "may_cancel": registration.state in EXPECTED,
        "werkatelier": PublicView(werkatelier) if named else None,
        "online_url": werkatelier.online_url if registration.state in PLACED and not werkatelier.cancelled_at else "",
        "retain_until": person.retain_until,
        "crumbs": crumbs({"title": _("Uw aanmelding"), "url": ""}),
    }
    return render(request, f"{FOLDER}/registration_private.html", context)


def _person_or_404(secret: str) -> RegistrationPerson:
    """The same answer for a link that was and one that never was."""
    person = person_by_secret(secret)
    if person is None:
        raise Http404
    return person


def _public_or_404(slug: str) -> Werkatelier:
    return get_object_or_404(policy.public_werkateliers().select_related("traject__opgave"), slug=slug)


def _trail(werkatelier: Werkatelier, title: str) -> list[dict[str, str]]:
    traject = werkatelier.traject
    return crumbs(
        {"title": traject.opgave.title, "url": traject.opgave.get_absolute_url()},
        {"title": traject.title, "url": traject.get_absolute_url()},
        {"title": werkatelier.title, "url": werkatelier.get_absolute_url()},
        {"title": title, "url": ""},
    )
