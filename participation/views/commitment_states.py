"""What became of a promise: kept, moved, dropped, open again. Each is asked first and says why."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import policy
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.forms.commitment import DropForm, KeepForm, MoveForm
from participation.forms.process import VersionForm
from participation.forms.service_errors import show_errors
from participation.models import Commitment
from participation.services.commitments.writing import (
    drop_commitment,
    keep_commitment,
    move_commitment,
    reopen_commitment,
)
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.commitments import FOLDER, commitment_or_404, trail

Words = str | Promise


def _act_page(
    request: SignedInRequest,
    commitment: Commitment,
    form: VersionForm,
    act: Callable[..., Commitment],
    *,
    title: Words,
    button: Words,
    done: Words,
) -> HttpResponse:
    """Ask, do it, say so. Refused: the form says why, with all that was typed still in it."""
    if form.is_bound and form.is_valid() and _done(request, commitment, form, act):
        messages.success(request, str(done))
        return redirect(commitment.get_workspace_url())
    context = {
        "traject": commitment.traject,
        "commitment": commitment,
        "form": form,
        "title": title,
        "button": button,
        "crumbs": trail(request, commitment.traject, str(title)),
    }
    return render(request, f"{FOLDER}/act.html", context, status=422 if form.errors else 200)


def _done(request: SignedInRequest, commitment: Commitment, form: VersionForm, act: Callable[..., Commitment]) -> bool:
    try:
        act(user=request.user, commitment=commitment, **form.cleaned_data)
    except NotAllowed:
        raise
    except ValidationError as error:
        show_errors(form, error)
    except StaleVersion as stale:
        if _same_already(stale.current, form.cleaned_data):
            return True
        form.add_error(
            None, _("Iemand anders heeft deze toezegging intussen gewijzigd. Kijk of dit nog klopt en bewaar opnieuw.")
        )
    except ParticipationError as error:
        form.add_error(None, str(error.message))
    else:
        return True
    form.see_version(Commitment.objects.values_list("version", flat=True).get(pk=commitment.pk))
    return False


def _same_already(current: Any, data: dict[str, Any]) -> bool:
    """Pressed twice: what was sent is what it says now."""
    if "how" in data:
        return bool(current.outcome == data["how"].strip() and current.settled_on == data["on"])
    if "due_date" in data:
        return bool(current.due_date == data["due_date"])
    return bool(current.outcome == data.get("reason", "").strip())


@signed_in
def commitment_keep(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    commitment = commitment_or_404(request, slug, pk)
    demand(policy.user_can_keep_commitment(request.user, commitment))
    form = KeepForm(posted(request), traject=commitment.traject, initial={"base_version": commitment.version})
    return _act_page(
        request,
        commitment,
        form,
        keep_commitment,
        title=gettext_lazy("Toezegging is gedaan"),
        button=gettext_lazy("Zet op gedaan"),
        done=gettext_lazy("De toezegging staat op gedaan."),
    )


@signed_in
def commitment_move(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    commitment = commitment_or_404(request, slug, pk)
    demand(policy.user_can_manage_commitment(request.user, commitment))
    return _act_page(
        request,
        commitment,
        MoveForm(posted(request), initial={"base_version": commitment.version}),
        move_commitment,
        title=gettext_lazy("Andere datum voor de toezegging"),
        button=gettext_lazy("Verplaats de datum"),
        done=gettext_lazy("De nieuwe datum is bewaard. De herinneringen beginnen opnieuw."),
    )


@signed_in
def commitment_drop(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    commitment = commitment_or_404(request, slug, pk)
    demand(policy.user_can_manage_commitment(request.user, commitment))
    return _act_page(
        request,
        commitment,
        DropForm(posted(request), initial={"base_version": commitment.version}),
        drop_commitment,
        title=gettext_lazy("Toezegging laten vervallen"),
        button=gettext_lazy("Laat de toezegging vervallen"),
        done=gettext_lazy("De toezegging is vervallen. De reden blijft te lezen."),
    )


@signed_in
def commitment_reopen(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    commitment = commitment_or_404(request, slug, pk)
    demand(policy.user_can_manage_commitment(request.user, commitment))
    return _act_page(
        request,
        commitment,
        VersionForm(posted(request), initial={"base_version": commitment.version}),
        reopen_commitment,
        title=gettext_lazy("Toezegging weer openzetten"),
        button=gettext_lazy("Zet weer open"),
        done=gettext_lazy("De toezegging staat weer open."),
    )
