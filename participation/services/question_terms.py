"""Until when a question waits for its answer."""

from datetime import date, timedelta

from django.utils import timezone

from participation.choices import Body, ReactionKind
from participation.models import CouncilTerms, Meeting, Stuk

ASKING = (ReactionKind.QUESTION, ReactionKind.TECHNICAL)


def due_day(stuk: Stuk, kind: str, body: Body, today: date | None = None) -> date | None:
    """The last day of the term. A technical question is answered before the meeting where the paper is on the list."""
    if kind not in ASKING:
        return None
    today, terms = today or timezone.localdate(), CouncilTerms.current()
    if kind == ReactionKind.QUESTION:
        return today + timedelta(days=terms.question)
    day = today + timedelta(days=terms.technical)
    meeting = next_meeting(stuk, body, today)
    return max(today, min(day, meeting.date - timedelta(days=1))) if meeting else day


def next_meeting(stuk: Stuk, body: Body, day: date) -> Meeting | None:
    return Meeting.objects.filter(body=body, papers__stuk=stuk, date__gte=day).order_by("date", "pk").first()
