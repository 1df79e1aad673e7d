"""The same werkatelier again: one copy, or a series."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from participation.choices import SeriesRhythm
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.copies import CopyForm, RhythmForm, SeriesDateRows, SeriesDates
from participation.models import Werkatelier
from participation.services.werkatelier_copies import copy_werkatelier, make_series, proposed_starts
from participation.views import crumbs
from participation.views.access import SignedInRequest, posted, signed_in
from participation.views.registrations.lists import FOLDER, handled
from participation.views.saving import made_before, once_key, remember_made


@signed_in
def werkatelier_copy(request: SignedInRequest, slug: str) -> HttpResponse:
    """One more, on another day. Everything is copied but people, report and outcomes."""
    werkatelier = handled(request, slug)
    if made := made_before(request):
        return made
    form = CopyForm(posted(request), initial={"starts_at": werkatelier.starts_at + timedelta(weeks=1)})
    if form.is_valid():
        copy = copy_werkatelier(user=request.user, werkatelier=werkatelier, starts_at=form.cleaned_data["starts_at"])
        remember_made(request, copy.get_workspace_url())
        messages.success(request, _("De kopie is gemaakt. Die staat nog niet op het register."))
        return redirect(copy.get_workspace_url())
    context = {
        "werkatelier": werkatelier,
        "form": form,
        "once": once_key(request),
        "crumbs": crumbs.beneath(request, werkatelier, _("Kopie")),
    }
    return render(request, f"{FOLDER}/copy.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def werkatelier_series(request: SignedInRequest, slug: str) -> HttpResponse:
    """First the rhythm (asked with GET, which makes nothing), then the days to correct, then the series."""
    werkatelier = handled(request, slug)
    if made := made_before(request):
        return made
    if request.method == "POST":
        dates = SeriesDateRows(request.POST, prefix="dag")
        if dates.is_valid() and _made(request, werkatelier, dates):
            return redirect(werkatelier.traject.get_workspace_url())
        return _series_page(request, werkatelier, RhythmForm(), dates)
    rhythm = RhythmForm(request.GET if "rhythm" in request.GET else None, initial={"rhythm": "weekly", "count": 3})
    proposal = None
    if rhythm.is_valid():
        data = rhythm.cleaned_data
        proposal = SeriesDates.showing(
            proposed_starts(werkatelier.starts_at, SeriesRhythm(data["rhythm"]), data["count"])
        )
    return _series_page(request, werkatelier, rhythm, proposal)


def _made(request: SignedInRequest, werkatelier: Werkatelier, dates: SeriesDates) -> bool:
    try:
        copies = make_series(user=request.user, werkatelier=werkatelier, starts=dates.moments())
    except NotAllowed:
        raise
    except ParticipationError as refusal:
        messages.error(request, str(refusal.message))
        return False
    remember_made(request, werkatelier.traject.get_workspace_url())
    text = ngettext(
        "%(count)s werkatelier is gemaakt. Het staat nog niet op het register.",
        "%(count)s werkateliers zijn gemaakt. Ze staan nog niet op het register.",
        len(copies),
    )
    messages.success(request, text % {"count": len(copies)})
    return True


def _series_page(
    request: SignedInRequest, werkatelier: Werkatelier, rhythm: RhythmForm, dates: SeriesDates | None
) -> HttpResponse:
    context = {
        "werkatelier": werkatelier,
        "rhythm": rhythm,
        "dates": dates,
        "once": once_key(request),
        "crumbs": crumbs.beneath(request, werkatelier, _("Reeks")),
    }
    return render(request, f"{FOLDER}/series.html", context)
