"""One paper to read, with its margin, and the calm page for paper."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit
from participation.models import Stuk
from participation.policy.meetings import visible_meetings
from participation.services.own_reading.lists import ReadingLine, meeting_group, reading_groups
from participation.services.own_reading.page import ReadingPage, reading_page
from participation.services.own_reading.visits import note_visit
from participation.views.access import SignedInRequest, signed_in
from participation.views.paper_rendering import stuk_or_404
from participation.views.reading.device import device
from participation.views.reading.lists import FOLDER, trail
from participation.views.reading.taste import settings_form, taste_of


def page_or_404(request: SignedInRequest, slug: str) -> ReadingPage:
    """The paper as this person reads it; each view of a confidential one is recorded (rule 4)."""
    page = reading_page(request.user, stuk_or_404(request, slug))
    if page is None:
        raise Http404
    audit.record_viewed(user=request.user, obj=page.stuk)
    return page


@signed_in
@require_safe
def reading_paper(request: SignedInRequest, slug: str) -> HttpResponse:
    page = page_or_404(request, slug)
    note_visit(request.user)
    return render_reading(request, page)


def render_reading(request: SignedInRequest, page: ReadingPage, *, status: int = 200, **kept: Any) -> HttpResponse:
    """``kept``: what somebody typed that was refused, with why."""
    meeting_id = _meeting_id(request)
    neighbours = _neighbours(request, page.stuk, meeting_id)
    named = [line for line in neighbours.values() if isinstance(line, ReadingLine)]
    context = {
        "page": page,
        "stuk": page.stuk,
        "neighbours": neighbours,
        "list": meeting_id,
        "taste": taste_of(request),
        "settings_form": settings_form(request),
        # Not kept when it names a secret paper before or after this one.
        "device": device(request) if page.may_stay and all(line.may_stay for line in named) else None,
        "crumbs": trail(page.text.title),
    }
    return render(request, f"{FOLDER}/paper.html", context | kept, status=status)


def _meeting_id(request: SignedInRequest) -> int | None:
    """Of which list the reader goes through the papers; a number that is none of theirs counts for nothing."""
    asked = request.GET.get("lijst", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    return number if number and visible_meetings(request.user).filter(pk=number).exists() else None


def _neighbours(request: SignedInRequest, stuk: Stuk, meeting_id: int | None) -> dict[str, ReadingLine | int | None]:
    """The papers before and after this one on the list; on no list there are none."""
    lines = _lines(request, meeting_id)
    place = next((number for number, line in enumerate(lines) if line.stuk.pk == stuk.pk), None)
    if place is None:
        return {"before": None, "after": None, "place": 0, "total": 0}
    return {
        "before": lines[place - 1] if place else None,
        "after": lines[place + 1] if place + 1 < len(lines) else None,
        "place": place + 1,
        "total": len(lines),
    }


def _lines(request: SignedInRequest, meeting_id: int | None) -> list[ReadingLine]:
    if meeting_id is not None:
        return meeting_group(request.user, visible_meetings(request.user).get(pk=meeting_id)).lines
    lines: dict[int, ReadingLine] = {}
    for group in reading_groups(request.user):
        for line in group.lines:
            lines.setdefault(line.stuk.pk, line)
    return list(lines.values())


@signed_in
@require_safe
def reading_print(request: SignedInRequest, slug: str) -> HttpResponse:
    """The sections and nothing else; what was said, and one's own notes, only when asked for."""
    page = page_or_404(request, slug)
    context = {
        "page": page,
        "stuk": page.stuk,
        "taste": taste_of(request),
        "with_reactions": request.GET.get("reacties") == "ja",
        "with_notes": request.GET.get("notities") == "ja",
        "now": timezone.now(),
        "crumbs": trail(page.text.title, _("Afdrukken")),
    }
    return render(request, f"{FOLDER}/print.html", context)
