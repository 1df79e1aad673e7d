"""What became of a promise: kept, moved, dropped, open again. Each is asked first and says why."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from participation import policy
from participation.forms.commitment import DropForm, KeepForm, MoveForm
from participation.forms.process import VersionForm
from participation.models import Commitment
from participation.services.commitments.writing import (
    drop_commitment,
    keep_commitment,
    move_commitment,
    reopen_commitment,
)
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.acting import Words, act_page
from participation.views.commitments import FOLDER, commitment_or_404, trail


def _ask(
    request: SignedInRequest,
    commitment: Commitment,
    form: VersionForm,
    act: Callable[..., Commitment],
    *,
    title: Words,
    button: Words,
    done: Words,
) -> HttpResponse:
    """The promise stands above the question."""
    return act_page(
        request,
        form,
        lambda: act(user=request.user, commitment=commitment, **form.cleaned_data),
        title=title,
        button=button,
        done=done,
        back=commitment.get_workspace_url(),
        trail=trail(request, commitment.traject, str(title)),
        extra={"traject": commitment.traject, "commitment": commitment},
        template=f"{FOLDER}/act.html",
        same=_same_already,
    )


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
    return _ask(
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
    return _ask(
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
    return _ask(
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
    return _ask(
        request,
        commitment,
        VersionForm(posted(request), initial={"base_version": commitment.version}),
        reopen_commitment,
        title=gettext_lazy("Toezegging weer openzetten"),
        button=gettext_lazy("Zet weer open"),
        done=gettext_lazy("De toezegging staat weer open."),
    )
