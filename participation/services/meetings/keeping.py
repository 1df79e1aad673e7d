"""Making a meeting, and which papers stand on its list in which order."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import meetings as audit_meetings
from participation.choices import Body
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import Meeting, MeetingPaper
from participation.policy.meetings import papers_for_list, user_can_keep_meetings
from participation.rich_text import clean_text
from samenwerking.accounts.models import User

MAX_PAPERS = 60


@transaction.atomic
def make_meeting(*, user: User, body: Body, date: date, title: str = "") -> Meeting:
    """A list for a day to come; the same day and name again is the meeting that exists."""
    if not user_can_keep_meetings(user, body):
        raise NotAllowed
    if date < timezone.localdate():
        raise ParticipationError(_("Kies vandaag of een dag die nog komt."))
    title = " ".join(clean_text(title).split())[:120]
    meeting, made = Meeting.objects.get_or_create(body=body, date=date, title=title, defaults={"created_by": user})
    if made:
        audit_meetings.meeting_made(user=user, meeting=meeting)
    return meeting


@transaction.atomic
def set_papers(*, user: User, meeting: Meeting, places: Mapping[int, int], version: int) -> Meeting:
    """Put exactly these papers on the list, by their place. What the user may not know of stays where it is.

    Raises StaleVersion when the list changed meanwhile, and ParticipationError for a paper that does not wait for
    this body.
    """
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not user_can_keep_meetings(user, locked.body):
        raise NotAllowed
    if locked.version != version:
        raise StaleVersion(locked)
    papers = papers_for_list(user, locked.body)
    on_list = set(locked.papers.values_list("stuk_id", flat=True))
    new = set(places) - on_list
    if len(places) > MAX_PAPERS or papers.filter(pk__in=new).count() != len(new):
        raise ParticipationError(_("Op de lijst komen alleen stukken die op dit orgaan wachten, ten hoogste 60."))
    hidden = on_list - set(_known(user, on_list))
    locked.papers.exclude(stuk_id__in=[*places, *hidden]).delete()
    for number, pk in enumerate(sorted(places, key=lambda pk: (places[pk], pk)), 1):
        MeetingPaper.objects.update_or_create(meeting=locked, stuk_id=pk, defaults={"place": number})
    locked.version += 1
    locked.save(update_fields=["version"])
    audit_meetings.list_changed(user=user, meeting=locked)
    return locked


def _known(user: User, ids: set[int]) -> list[int]:
    return list(policy.visible_stukken(user).filter(pk__in=ids).values_list("pk", flat=True))
