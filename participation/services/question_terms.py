"""Until when a question waits for its answer."""

from datetime import date

from django.utils import timezone

from participation.choices import Body, ReactionKind
from participation.models import CouncilTerms, Meeting, Stuk
from samenwerking.workdays.counting import Recesses

ASKING = (ReactionKind.QUESTION, ReactionKind.TECHNICAL)


def due_day(stuk: Stuk, kind: str, body: Body, today: date | None = None) -> date | None:
    """The last day of the term, in working days (docs/decisions/0193).

    A technical question is answered before the meeting where the paper is on the list.
    """
    if kind not in ASKING:
        return None
    today, terms, recesses = today or timezone.localdate(), CouncilTerms.current(), Recesses.current()
    if kind == ReactionKind.QUESTION:
        return recesses.last_day(today, terms.question)
    day = recesses.last_day(today, terms.technical)
    meeting = next_meeting(stuk, body, today)
    return max(today, min(day, recesses.first_before(meeting.date, 1))) if meeting else day


def next_meeting(stuk: Stuk, body: Body, day: date) -> Meeting | None:
    return Meeting.objects.filter(body=body, papers__stuk=stuk, date__gte=day).order_by("date", "pk").first()
