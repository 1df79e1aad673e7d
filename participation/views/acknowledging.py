"""The button "seen" or "no objection" on a paper for information."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from participation.choices import AcknowledgementKind
from participation.exceptions import ParticipationError, StaleStep
from participation.policy.acknowledging import user_can_acknowledge
from participation.services.acknowledging import acknowledge
from participation.views.access import SignedInRequest, demand, signed_in
from participation.views.paper_rendering import render_refused, stuk_or_404


@signed_in
@require_POST
def stuk_acknowledge(request: SignedInRequest, slug: str) -> HttpResponse:
    """The page on which the button stands names the step, so that an old page says nothing of a new step."""
    stuk = stuk_or_404(request, slug)
    kind, step = request.POST.get("kind", ""), request.POST.get("task_state_id", "")
    if kind not in AcknowledgementKind.values or not (step.isascii() and step.isdigit() and len(step) < 16):
        demand(user_can_acknowledge(request.user, stuk))
        return render_refused(request, stuk, StaleStep())
    try:
        acknowledge(user=request.user, stuk=stuk, task_state_id=int(step), kind=AcknowledgementKind(kind))
    except StaleStep as refused:
        return render_refused(request, stuk, refused)
    except ParticipationError:
        demand(False)
    messages.success(request, _("Bewaard. De griffie ziet hoeveel leden dit aangaven."))
    return redirect(stuk.get_workspace_url())
