"""Registering somebody who called, cancelling for somebody, inviting people."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.choices import EXPECTED, RegistrationState
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.registrations.team import InviteForm, ParticipantForm
from participation.models import Registration, Werkatelier
from participation.selectors.registrations import place_counts
from participation.services.registrations.inviting import invite_people
from participation.services.registrations.placing import add_participant, cancel_registration
from participation.views.access import SignedInRequest, part_or_404, posted, signed_in
from participation.views.registrations.lists import FOLDER, handled, trail
from participation.views.saving import made_before, once_key, remember_made


@signed_in
def registration_new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Somebody called or wrote."""
    werkatelier = handled(request, slug)
    if made := made_before(request):
        return made
    form = ParticipantForm(posted(request))
    made_now = _added(request, form, werkatelier) if form.is_valid() else None
    if made_now is not None:
        back = _list(werkatelier)
        remember_made(request, back)
        waits = made_now.state == RegistrationState.WAITING
        done = _("De deelnemer staat op de wachtlijst.") if waits else _("De deelnemer is aangemeld.")
        messages.success(request, done)
        return redirect(back)
    context = {
        "werkatelier": werkatelier,
        "counts": place_counts(werkatelier),
        "form": form,
        "once": once_key(request),
        "crumbs": trail(request, werkatelier, _("Iemand aanmelden")),
    }
    return render(request, f"{FOLDER}/new.html", context)


def _added(request: SignedInRequest, form: ParticipantForm, werkatelier: Werkatelier) -> Registration | None:
    try:
        return add_participant(user=request.user, werkatelier=werkatelier, data=form.participant)
    except NotAllowed:
        raise
    except ParticipationError as refusal:
        form.add_error(None, str(refusal.message))
        return None


@signed_in
def registration_cancel(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Cancel for somebody, after asking. Cancelled already is what was wanted."""
    werkatelier = handled(request, slug)
    registration = part_or_404(werkatelier.registrations.select_related("person"), pk)
    if registration.state not in EXPECTED:
        messages.info(request, _("Dit was al gedaan."))
        return redirect(_list(werkatelier))
    if request.method == "POST":
        cancel_registration(registration=registration, user=request.user)
        messages.success(request, _("De deelnemer is afgemeld."))
        return redirect(_list(werkatelier))
    context = {
        "werkatelier": werkatelier,
        "registration": registration,
        "person": getattr(registration, "person", None),
        "crumbs": trail(request, werkatelier, _("Afmelden")),
    }
    return render(request, f"{FOLDER}/cancel.html", context)


@signed_in
def registration_invite(request: SignedInRequest, slug: str) -> HttpResponse:
    """Mail people that they can come. Who was invited gets no second mail, so sending twice is harmless."""
    werkatelier = handled(request, slug)
    form = InviteForm(posted(request))
    if form.is_valid() and _invited(request, form, werkatelier):
        return redirect(_list(werkatelier))
    context = {
        "werkatelier": werkatelier,
        "parties": list(werkatelier.target_parties.all()),
        "form": form,
        "crumbs": trail(request, werkatelier, _("Uitnodigen")),
    }
    return render(request, f"{FOLDER}/invite.html", context)


def _invited(request: SignedInRequest, form: InviteForm, werkatelier: Werkatelier) -> bool:
    data = form.cleaned_data
    try:
        count = invite_people(
            user=request.user, werkatelier=werkatelier, emails=data["emails"], message=data["message"]
        )
    except NotAllowed:
        raise
    except ParticipationError as refusal:
        form.add_error(None, str(refusal.message))
        return False
    if count:
        text = ngettext("%(count)s uitnodiging gaat eruit.", "%(count)s uitnodigingen gaan eruit.", count)
        messages.success(request, text % {"count": count})
    else:
        messages.info(request, _("Deze mensen kregen al een uitnodiging."))
    return True


def _list(werkatelier: Werkatelier) -> str:
    return reverse("werkplaats:registrations", args=[werkatelier.slug])
