"""The lists of the demo: a meeting of each body that was held, with its outcomes, and one to come."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from participation.audit.meetings import list_changed
from participation.choices import Body
from participation.models import Decision, Meeting, MeetingPaper, Stuk
from participation.policy.meetings import KEEPERS, papers_for_list
from participation.services.meetings.keeping import make_meeting, set_papers
from samenwerking.accounts.models import User

ON_A_LIST = 8
# The college meets within a week, the council within three.
TO_COME = ((Body.COLLEGE, 6), (Body.COUNCIL, 20))
# A meeting that was held is one on which most was decided; of two as full the last.
COMMITTEE = "Commissie samenleving"
COMMITTEE_AGO = 2


@transaction.atomic
def load_meetings() -> bool:
    """What waits for a body stands on its next list; what it decided on one day on the list of that day."""
    if Meeting.objects.exists():
        return False
    for body, days in TO_COME:
        keeper = _keeper(body)
        if keeper is None:
            continue
        meeting = make_meeting(user=keeper, body=body, date=timezone.localdate() + timedelta(days=days))
        papers = papers_for_list(keeper, body).order_by("submitted_at", "pk").values_list("pk", flat=True)[:ON_A_LIST]
        places = {pk: number for number, pk in enumerate(papers, 1)}
        set_papers(user=keeper, meeting=meeting, places=places, version=meeting.version)
        _load_held(keeper, body)
    clerk = _keeper(Body.COUNCIL)
    if clerk is not None:
        _load_committee(clerk)
    return True


def _keeper(body: Body) -> User | None:
    return User.objects.filter(is_active=True, groups__name=KEEPERS[body].value).order_by("pk").first()


def _load_held(keeper: User, body: Body) -> None:
    """The day on which this body decided most in the last weeks, with those papers in the order of their numbers."""
    days: dict[date, list[int]] = {}
    for day, stuk in Decision.objects.filter(body=body).order_by("date", "number").values_list("date", "stuk_id"):
        days.setdefault(day, []).append(stuk)
    if not days:
        return
    day = max(days, key=lambda one: (len(days[one]), one))
    meeting = make_meeting(user=keeper, body=body, date=timezone.localdate(), title="Besluitvorming")
    _held(keeper, meeting, Stuk.objects.filter(pk__in=days[day]), date=day)


def _load_committee(clerk: User) -> None:
    """The committee spoke about what waits for the council; the clerk writes down what came of it."""
    today = timezone.localdate()
    meeting = make_meeting(user=clerk, body=Body.COUNCIL, date=today, title=COMMITTEE)
    _held(clerk, meeting, papers_for_list(clerk, Body.COUNCIL), date=today - timedelta(days=COMMITTEE_AGO))


def _held(keeper: User, meeting: Meeting, papers: "QuerySet[Stuk]", **facts: object) -> None:
    """Its list as it was that day: a door for lists of the past there is not."""
    numbers = papers.order_by("submitted_at", "pk").values_list("pk", flat=True)[:ON_A_LIST]
    rows = [MeetingPaper(meeting=meeting, stuk_id=pk, place=place) for place, pk in enumerate(numbers, 1)]
    MeetingPaper.objects.bulk_create(rows)
    Meeting.objects.filter(pk=meeting.pk).update(version=meeting.version + 1, **facts)
    meeting.refresh_from_db()
    list_changed(user=keeper, meeting=meeting)
