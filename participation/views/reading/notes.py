"""All of one's own notes: to read, to take along, and to erase. Nobody else has these pages."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit
from participation.services.own_reading.notes import erase_own_reading
from participation.services.own_reading.own_notes import NotedPaper, own_notes
from participation.views.access import SignedInRequest, signed_in
from participation.views.reading.lists import FOLDER, trail
from participation.views.reading.taste import taste_of


def _noted(request: SignedInRequest) -> list[NotedPaper]:
    """That a confidential paper is named here is a view of it (rule 4)."""
    papers = own_notes(request.user)
    for paper in papers:
        if paper.stuk is not None:
            audit.record_viewed(user=request.user, obj=paper.stuk)
    return papers


@signed_in
@require_safe
def reading_notes(request: SignedInRequest) -> HttpResponse:
    context = {"papers": _noted(request), "taste": taste_of(request), "crumbs": trail(_("Mijn notities"))}
    return render(request, f"{FOLDER}/notes.html", context)


@signed_in
@require_safe
def reading_notes_file(request: SignedInRequest) -> HttpResponse:
    """The same as plain text, for the reader alone."""
    text = render_to_string(f"{FOLDER}/notes.txt", {"papers": _noted(request)})
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mijn-notities.txt"'
    return response


@signed_in
def reading_erase(request: SignedInRequest) -> HttpResponse:
    """Asked first; then every note and every mark is gone for good."""
    if request.method == "POST":
        erase_own_reading(request.user)
        messages.success(request, _("Uw notities en leestekens zijn gewist."))
        return redirect("werkplaats:reading_notes")
    context = {"crumbs": trail(_("Wis mijn notities"))}
    return render(request, f"{FOLDER}/erase.html", context)
