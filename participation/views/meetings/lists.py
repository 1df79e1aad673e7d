"""The meetings of college and council, the papers on their lists, and those papers as one file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.selectors.settings import settings_for
from participation import audit
from participation.choices import Body
from participation.documents.listings import VERGADERINGEN, list_of
from participation.documents.reading_file import reading_file
from participation.exceptions import ParticipationError, StaleVersion
from participation.forms.meetings import ListForm, MeetingForm
from participation.models import Meeting
from participation.policy.meetings import (
    bodies_kept,
    user_can_keep_meetings,
    user_can_read_meetings,
    visible_meetings,
)
from participation.policy.reading import visible_reactions_on
from participation.policy.secrecy import user_can_download
from participation.selectors.papers import text_of
from participation.selectors.technical import TechnicalCount, technical_counts
from participation.services.meetings.keeping import make_meeting, set_papers
from participation.services.meetings.reading import listed_papers, waiting_papers
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.tables import table_or_none

FOLDER = "participation/werkplaats/meetings"
PAST_SHOWN = 30


def meeting_or_404(request: SignedInRequest, pk: int) -> Meeting:
    return get_object_or_404(visible_meetings(request.user), pk=pk)


def trail(*last: str) -> list[dict[str, str]]:
    items = [*crumbs.start(), {"title": _("Vergaderingen"), "url": reverse("werkplaats:meetings")}]
    return [*items, *({"title": title, "url": ""} for title in last)]


@signed_in
def meetings(request: SignedInRequest) -> HttpResponseBase:
    """Meetings to come and of late; who keeps the list of a body makes one."""
    bodies = bodies_kept(request.user)
    demand(bool(bodies) if request.method == "POST" else user_can_read_meetings(request.user))
    known = visible_meetings(request.user)
    if table := table_or_none(request, VERGADERINGEN, known):
        return table
    form = MeetingForm(posted(request), bodies=bodies)
    if bodies and form.is_valid():
        data = form.cleaned_data
        try:
            made = make_meeting(user=request.user, body=Body(data["body"]), date=data["date"], title=data["title"])
        except ParticipationError as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("De vergadering staat klaar. Zet nu de stukken op de lijst."))
            return redirect("werkplaats:meeting_list", made.pk)
    today = timezone.localdate()
    context = {
        "coming": known.filter(date__gte=today).order_by("date", "pk"),
        "past": known.filter(date__lt=today)[:PAST_SHOWN],
        "form": form if bodies else None,
        "formats": VERGADERINGEN.formats,
        "crumbs": trail(),
    }
    return render(request, f"{FOLDER}/meetings.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def meeting(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One list, in its order, with the way to the papers and to all of them as one file."""
    found = meeting_or_404(request, pk)
    listing = list_of(found)
    if table := table_or_none(request, listing, listing.rows(request.user)):
        return table
    keeps = user_can_keep_meetings(request.user, found.body)
    lines = listed_papers(request.user, found)
    held = found.date <= timezone.localdate()
    counts = technical_counts(visible_reactions_on(request.user, [line.stuk for line in lines]))
    technical = TechnicalCount(sum(c.asked for c in counts.values()), sum(c.answered for c in counts.values()))
    rows = [(line, counts.get(line.stuk.pk)) for line in lines]
    context = {"meeting": found, "lines": rows, "keeps": keeps, "held": held, "formats": listing.formats}
    context["technical"] = technical
    return render(request, f"{FOLDER}/meeting.html", context | {"crumbs": trail(str(found))})


@signed_in
def meeting_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which papers, in which order; a list that somebody else changed meanwhile is not written over."""
    found = meeting_or_404(request, pk)
    if not user_can_keep_meetings(request.user, found.body):
        raise PermissionDenied
    lines = [*listed_papers(request.user, found), *waiting_papers(request.user, found)]
    form = ListForm(posted(request), lines=lines, initial={"version": found.version})
    status = 200
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            set_papers(user=request.user, meeting=found, places=form.places(), version=version)
        except StaleVersion:
            form.add_error(None, _("Iemand anders heeft de lijst intussen veranderd. Open de lijst opnieuw."))
            status = 409
        except ParticipationError as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("De lijst is bewaard."))
            return redirect("werkplaats:meeting", pk)
    if form.errors and status == 200:
        status = 422
    context = {"meeting": found, "form": form, "crumbs": trail(str(found), _("Stukken op de lijst"))}
    return render(request, f"{FOLDER}/list_form.html", context, status=status)


@signed_in
@require_safe
def meeting_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The papers that this person may read, as one PDF; each view of a confidential one is recorded."""
    found = meeting_or_404(request, pk)
    papers = []
    for line in listed_papers(request.user, found):
        if not user_can_download(request.user, line.stuk):
            continue
        audit.record_viewed(user=request.user, obj=line.stuk)
        reader = str(request.user) if line.stuk.is_secret else ""
        papers.append((line.stuk, text_of(line.stuk, line.revision), reader))
    site = settings_for(request)
    content = reading_file(found, papers, municipality=site.municipality_name, accent=site.palette.accent)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="leesmap-{found.body}-{found.date.isoformat()}.pdf"'
    return response
