"""Moving a traject through its processes, and closing and opening an opgave."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.choices import Stage
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.process import BackForm, ForwardForm, VersionForm
from participation.gates import gate_of, stages_back
from participation.models import Traject
from participation.services.processes import close_opgave, move_process, reopen_opgave
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, opgave_or_404, posted, signed_in, traject_or_404
from participation.views.saving import act

FOLDER = "participation/werkplaats"


@signed_in
def process(request: SignedInRequest, slug: str) -> HttpResponse:
    """To the next process past its gate, or back; a skipped gate and a step back ask a reason."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_move_process(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    if request.POST.get("to_process") == traject.stage:  # pressed twice
        messages.info(request, _("Dit was al gedaan."))
        return redirect(traject.get_workspace_url())
    gate, back = gate_of(traject), stages_back(traject)
    going_back = request.method == "POST" and "terug" in request.POST
    data = posted(request)
    forward_form = None
    if gate is not None:
        initial = {"base_version": traject.version, "to_process": gate.following.value}
        forward_form = ForwardForm(None if going_back else data, gate=gate, initial=initial, auto_id="verder_%s")
    back_form = BackForm(
        data if going_back else None, stages=back, initial={"base_version": traject.version}, auto_id="terug_%s"
    )
    form = back_form if going_back else forward_form
    if form is not None and form.is_bound and form.is_valid() and _moved(request, traject, form):
        return redirect(traject.get_workspace_url())
    context = {
        "traject": traject,
        "gate": gate,
        "forward_form": forward_form,
        "back_form": back_form if back else None,
        "moves": traject.moves.select_related("by"),
        "crumbs": crumbs.beneath(request, traject, _("Naar een ander proces")),
    }
    return render(request, f"{FOLDER}/process.html", context)


def _moved(request: SignedInRequest, traject: Traject, form: ForwardForm | BackForm) -> bool:
    """Make the move and say so. Refused: the form says why, with the reason that was typed still in it."""
    data = form.cleaned_data
    stage = Stage(data["to_process"])
    try:
        move_process(
            user=request.user,
            traject=traject,
            to_process=stage,
            reason=data["reason"],
            base_version=data["base_version"],
        )
    except NotAllowed:
        raise
    except ParticipationError as error:
        form.add_error(None, str(error.message))
        form.see_version(traject.version)
        return False
    messages.success(request, _("Het traject staat nu op: %(stage)s.") % {"stage": stage.label})
    return True


@signed_in
def opgave_close(request: SignedInRequest, slug: str) -> HttpResponse:
    """Close an opgave, after asking."""
    return _close(request, slug, closing=True)


@signed_in
def opgave_reopen(request: SignedInRequest, slug: str) -> HttpResponse:
    """Open it again, after asking."""
    return _close(request, slug, closing=False)


def _close(request: SignedInRequest, slug: str, *, closing: bool) -> HttpResponse:
    opgave = opgave_or_404(request, slug)
    demand(policy.user_can_manage_team(request.user, opgave))
    audit.record_viewed(user=request.user, obj=opgave)
    if closing != opgave.is_open:
        return redirect(opgave.get_workspace_url())
    form = VersionForm(posted(request), initial={"base_version": opgave.version})
    if form.is_valid():
        service = close_opgave if closing else reopen_opgave
        seen = form.cleaned_data["base_version"]
        return act(
            request,
            lambda: service(user=request.user, opgave=opgave, base_version=seen),
            _("De opgave is gesloten.") if closing else _("De opgave is weer open."),
            opgave.get_workspace_url(),
        )
    title = _("Opgave sluiten") if closing else _("Opgave heropenen")
    context = {
        "opgave": opgave,
        "form": form,
        "closing": closing,
        "title": title,
        "waiting": opgave.trajecten.filter(closed_at__isnull=True) if closing else [],
        "crumbs": crumbs.beneath(request, opgave, title),
    }
    return render(request, f"{FOLDER}/opgave_close.html", context)
