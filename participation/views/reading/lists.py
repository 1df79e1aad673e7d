"""What lies before this reader, and the list of one meeting to read from first to last."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from participation.forms.own_reading import SeenForm
from participation.services.own_reading.lists import meeting_group, reading_groups
from participation.services.own_reading.visits import note_visit, see_everything
from participation.views import crumbs
from participation.views.access import SignedInRequest, signed_in
from participation.views.meetings.lists import meeting_or_404
from participation.views.reading.device import device
from participation.views.reading.taste import settings_form, taste_of

FOLDER = "participation/werkplaats/reading"


def trail(*last: str) -> list[dict[str, str]]:
    items = [*crumbs.start(), {"title": _("Leeslijst"), "url": reverse("werkplaats:reading")}]
    return [*items, *({"title": title, "url": ""} for title in last)]


@signed_in
@require_safe
def reading(request: SignedInRequest) -> HttpResponse:
    """Every paper to read, by meeting, with how far this reader is."""
    note_visit(request.user)
    groups = reading_groups(request.user)
    context = {
        "groups": groups,
        "taste": taste_of(request),
        "settings_form": settings_form(request),
        "device": device(request) if all(group.may_stay for group in groups) else None,
        "crumbs": trail(),
    }
    return render(request, f"{FOLDER}/list.html", context)


@signed_in
@require_safe
def reading_meeting(request: SignedInRequest, pk: int) -> HttpResponse:
    """The reading file of one meeting. A browser keeps it with its papers, when none of them is secret."""
    meeting = meeting_or_404(request, pk)
    note_visit(request.user)
    group = meeting_group(request.user, meeting)
    context = {
        "meeting": meeting,
        "group": group,
        "taste": taste_of(request),
        "settings_form": settings_form(request),
        "device": device(request) if group.may_stay else None,
        "crumbs": trail(str(meeting)),
    }
    return render(request, f"{FOLDER}/meeting.html", context)


@signed_in
@require_POST
def reading_seen(request: SignedInRequest) -> HttpResponse:
    """Nothing on the first page is new any more. What came after that page was made stays new."""
    form = SeenForm(request.POST)
    if form.is_valid():
        see_everything(request.user, form.cleaned_data["until"])
        messages.success(request, _("Alles is als gezien gemarkeerd."))
    return redirect("werkplaats:home")
