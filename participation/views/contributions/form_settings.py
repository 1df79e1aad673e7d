"""The public form of a traject, set by its lead."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.choices import Confidentiality
from participation.forms.contributions.entry import ContributionFormForm
from participation.models import ContributionForm
from participation.services.contributions.intake import save_contribution_form
from participation.views.access import SignedInRequest, demand, posted, signed_in, traject_or_404
from participation.views.contributions.entry import FOLDER, trail
from participation.views.saving import try_save

OPEN_FOR = timedelta(weeks=6)


@signed_in
def contribution_form_settings(request: SignedInRequest, slug: str) -> HttpResponse:
    """From when to when, with which question, and what is asked of the giver."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_set_contribution_form(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    current = ContributionForm.objects.filter(traject=traject).first()
    row = current or ContributionForm(traject=traject)
    form = ContributionFormForm(posted(request), instance=row, user=request.user, initial=_first(current))
    attempt = try_save(
        form,
        lambda: save_contribution_form(
            user=request.user,
            traject=traject,
            data=form.record_data(),
            base_version=form.cleaned_data.get("base_version"),
        ),
    )
    if attempt.saved:
        messages.success(request, _("Het formulier is bewaard."))
        return redirect("werkplaats:contributions", traject.slug)
    context = attempt.context | {
        "traject": traject,
        "current": current,
        "is_public": traject.opgave.confidentiality == Confidentiality.PUBLIC,
        "is_open": policy.contribution_form_is_open(current),
        "crumbs": trail(request, traject, _("Formulier op de website")),
    }
    return render(request, f"{FOLDER}/form_settings.html", context, status=attempt.status)


def _first(current: ContributionForm | None) -> dict[str, object]:
    """A proposal for who sets the form for the first time."""
    if current is not None:
        return {}
    today = timezone.localdate()
    return {
        "opens_on": today,
        "closes_on": today + OPEN_FOR,
        "question": _("Wat wilt u ons meegeven?"),
        "consent_text": _(
            "Wij gebruiken uw naam en e-mailadres alleen om u te antwoorden. "
            "Daarna wissen wij ze. U kunt ze ook eerder laten wissen."
        ),
    }
