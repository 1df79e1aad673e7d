"""Marks and notes of a reader, by plain forms. With a script the same pages also do without a connection."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.own_reading import MarkAllForm, MarkForm, NoteForm
from participation.models import Stuk
from participation.services.own_reading.marks import mark_section, mark_whole
from participation.services.own_reading.notes import save_note
from participation.views.access import SignedInRequest, signed_in
from participation.views.paper_rendering import stuk_or_404
from participation.views.reading.papers import page_or_404, render_reading


def _back(request: SignedInRequest, stuk: Stuk, section_key: str) -> HttpResponseRedirect:
    asked = request.GET.get("lijst", "")
    tail = f"?{urlencode({'lijst': asked})}" if asked.isdigit() else ""
    anchor = f"#onderdeel-{section_key}" if section_key else ""
    return redirect(f"{reverse('werkplaats:reading_paper', args=[stuk.slug])}{tail}{anchor}")


def _not_understood(request: SignedInRequest, stuk: Stuk) -> HttpResponseRedirect:
    messages.warning(request, _("Dit is niet bewaard. Probeer het opnieuw."))
    return _back(request, stuk, "")


@signed_in
@require_POST
def reading_mark(request: SignedInRequest, slug: str) -> HttpResponse:
    """One section is read, or not after all."""
    stuk = stuk_or_404(request, slug)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return _not_understood(request, stuk)
    try:
        mark_section(user=request.user, stuk=stuk, **form.cleaned_data)
    except NotAllowed:
        raise
    except ParticipationError as error:
        messages.warning(request, str(error.message))
    return _back(request, stuk, form.cleaned_data["section_key"])


@signed_in
@require_POST
def reading_mark_all(request: SignedInRequest, slug: str) -> HttpResponse:
    """The whole paper, as it was on the page."""
    stuk = stuk_or_404(request, slug)
    form = MarkAllForm(request.POST)
    if not form.is_valid():
        return _not_understood(request, stuk)
    try:
        mark_whole(user=request.user, stuk=stuk, **form.cleaned_data)
    except NotAllowed:
        raise
    except ParticipationError:
        messages.warning(request, _("Het stuk is intussen veranderd. Wat nieuw is, staat nu als ongelezen."))
    return _back(request, stuk, "")


@signed_in
@require_POST
def reading_note(request: SignedInRequest, slug: str) -> HttpResponse:
    """Keep a note; what was typed stays on the page when it cannot be kept."""
    stuk = stuk_or_404(request, slug)
    form = NoteForm(request.POST)
    wrong = [str(error) for rows in form.errors.values() for error in rows]
    if not wrong:
        try:
            saved = save_note(user=request.user, stuk=stuk, **form.cleaned_data)
        except ValidationError as error:
            wrong = error.messages
        else:
            if saved.joined:
                messages.warning(request, _("Er stond intussen een andere notitie. Beide teksten zijn bewaard."))
            return _back(request, stuk, form.cleaned_data["section_key"])
    refused = {
        "refused_note": {"section_key": request.POST.get("section_key", ""), "text": request.POST.get("text", "")},
        "problem": " ".join(wrong),
    }
    return render_reading(request, page_or_404(request, slug), status=422, **refused)
