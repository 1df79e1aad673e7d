"""The public form of a werkatelier, set by its team."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation.choices import Confidentiality
from participation.forms.registrations.team import RegistrationSetupForm
from participation.models import RegistrationSetup
from participation.selectors.registrations import setup_of
from participation.services.registrations.setting import consent_text, save_registration_setup
from participation.views.access import SignedInRequest, posted, signed_in
from participation.views.registrations.lists import FOLDER, handled, trail
from participation.views.saving import try_save


@signed_in
def registration_settings(request: SignedInRequest, slug: str) -> HttpResponse:
    """Until when, with which text, how long we keep what people tell."""
    werkatelier = handled(request, slug)
    current = setup_of(werkatelier)
    form = RegistrationSetupForm(
        posted(request),
        instance=current or RegistrationSetup(werkatelier=werkatelier),
        user=request.user,
        initial={} if current else {"consent_text": consent_text()},
    )
    attempt = try_save(
        form,
        lambda: save_registration_setup(
            user=request.user,
            werkatelier=werkatelier,
            data=form.record_data(),
            base_version=form.cleaned_data.get("base_version"),
        ),
    )
    if attempt.saved:
        messages.success(request, _("De aanmelding is ingesteld."))
        return redirect("werkplaats:registrations", werkatelier.slug)
    context = attempt.context | {
        "werkatelier": werkatelier,
        "is_public": werkatelier.opgave.confidentiality == Confidentiality.PUBLIC,
        "crumbs": trail(request, werkatelier, _("Aanmelding instellen")),
    }
    return render(request, f"{FOLDER}/settings.html", context, status=attempt.status)
