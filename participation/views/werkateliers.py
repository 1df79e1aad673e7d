"""Werkateliers in the werkplaats: making, reading, writing, calling off."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.forms.process import VersionForm
from participation.forms.werkatelier import WerkatelierForm
from participation.models import Werkatelier
from participation.selectors.points import picker_areas, point_warning
from participation.services.dossier_page import werkatelier_page
from participation.services.registrations.overview import registration_overview
from participation.services.werkateliers import (
    cancel_werkatelier,
    create_werkatelier,
    restore_werkatelier,
    save_werkatelier,
)
from participation.views import crumbs
from participation.views.access import (
    SignedInRequest,
    asks_once,
    demand,
    posted,
    signed_in,
    traject_or_404,
    werkatelier_or_404,
)
from participation.views.record_form import after_editing, after_making
from participation.views.saving import act, made_before, try_save

FOLDER = "participation/werkplaats"


@signed_in
@require_safe
@asks_once
def werkatelier_detail(request: SignedInRequest, slug: str) -> HttpResponse:
    """The werkatelier: when, where and why, and what came out of it."""
    werkatelier = werkatelier_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=werkatelier)
    context = {
        "page": werkatelier_page(request.user, werkatelier),
        "taking_part": registration_overview(request.user, werkatelier),
        "traject_known": policy.user_can_view(request.user, werkatelier.traject),
        "crumbs": crumbs.beneath(request, werkatelier),
    }
    return render(request, f"{FOLDER}/werkatelier.html", context)


def _picker() -> dict[str, Any]:
    """The map on which the point is picked: our own areas, and tiles only where the site has them."""
    tiles = {"url": settings.MAP_TILES_URL, "attribution": settings.MAP_TILES_ATTRIBUTION}
    return {"picker": {"areas": picker_areas(), **tiles}}


def _warn_of_point(request: SignedInRequest, saved: Werkatelier | None, before: tuple[Any, Any]) -> None:
    """A point that is new and lies where nobody would expect it is kept, and said."""
    point = (saved.latitude, saved.longitude) if saved else (None, None)
    if saved is None or saved.latitude is None or saved.longitude is None or point == before:
        return
    if warning := point_warning(saved.latitude, saved.longitude):
        messages.warning(request, warning)


@signed_in
def werkatelier_new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Make a werkatelier under a traject."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_edit(request.user, traject))
    if made := made_before(request):
        return made
    audit.record_viewed(user=request.user, obj=traject)
    form = WerkatelierForm(posted(request), instance=Werkatelier(traject=traject), user=request.user)
    attempt = try_save(form, lambda: create_werkatelier(user=request.user, traject=traject, data=form.record_data()))
    _warn_of_point(request, attempt.saved, (None, None))
    return after_making(
        request,
        attempt,
        _("Het werkatelier is gemaakt."),
        title=_("Nieuw werkatelier"),
        intro=_("Een werkatelier heeft een titel, een tijd en een plaats nodig. De rest kan later."),
        above=traject,
        extra=_picker(),
    )


@signed_in
def werkatelier_edit(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write the werkatelier; over somebody else's newer version both are shown."""
    werkatelier = werkatelier_or_404(request, slug)
    demand(policy.user_can_edit(request.user, werkatelier))
    audit.record_viewed(user=request.user, obj=werkatelier)
    before = (werkatelier.latitude, werkatelier.longitude)
    form = WerkatelierForm(posted(request), instance=werkatelier, user=request.user)
    attempt = try_save(
        form,
        lambda: save_werkatelier(
            user=request.user,
            werkatelier=werkatelier,
            data=form.record_data(),
            base_version=form.cleaned_data["base_version"],
        ),
    )
    _warn_of_point(request, attempt.saved, before)
    return after_editing(
        request,
        attempt,
        _("Het werkatelier is bewaard."),
        title=_("Werkatelier bewerken"),
        again=lambda: werkatelier_or_404(request, slug),
        extra=_picker(),
    )


@signed_in
def werkatelier_cancel(request: SignedInRequest, slug: str) -> HttpResponse:
    """Call a werkatelier off, after asking."""
    return _change_cancelled(request, slug, cancel=True)


@signed_in
def werkatelier_restore(request: SignedInRequest, slug: str) -> HttpResponse:
    """Let it go through after all, after asking."""
    return _change_cancelled(request, slug, cancel=False)


def _change_cancelled(request: SignedInRequest, slug: str, *, cancel: bool) -> HttpResponse:
    werkatelier = werkatelier_or_404(request, slug)
    demand(policy.user_can_edit(request.user, werkatelier))
    audit.record_viewed(user=request.user, obj=werkatelier)
    if cancel == (werkatelier.cancelled_at is not None):
        messages.info(request, _("Dit was al gedaan."))
        return redirect(werkatelier.get_workspace_url())
    form = VersionForm(posted(request), initial={"base_version": werkatelier.version})
    if form.is_valid():
        service = cancel_werkatelier if cancel else restore_werkatelier
        seen = form.cleaned_data["base_version"]
        done = _("Het werkatelier is afgezegd.") if cancel else _("Het werkatelier gaat weer door.")
        return act(
            request,
            lambda: service(user=request.user, werkatelier=werkatelier, base_version=seen),
            done,
            werkatelier.get_workspace_url(),
        )
    title = _("Werkatelier afzeggen") if cancel else _("Werkatelier laten doorgaan")
    context = {"form": form, "record": werkatelier, "cancel": cancel, "title": title}
    return render(
        request, f"{FOLDER}/werkatelier_cancel.html", context | {"crumbs": crumbs.beneath(request, werkatelier, title)}
    )
