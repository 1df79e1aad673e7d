"""The lists of the demo: an agenda of the council that was held and one to come, and a list of the college to come."""

from datetime import timedelta

from django.utils import timezone

from participation.choices import Body
from participation.models import Meeting
from participation.policy.meetings import KEEPERS, papers_for_list
from participation.services.meetings.keeping import make_meeting, set_papers
from samenwerking.accounts.models import User

ON_A_LIST = 8
# The college meets within a week, the council within three.
TO_COME = ((Body.COLLEGE, 6), (Body.COUNCIL, 20))


def load_meetings() -> bool:
    """What waits for a body stands on its next list. The agenda that was held is written with its own day."""
    if Meeting.objects.exists():
        return False
    for body, days in TO_COME:
        keeper = User.objects.filter(is_active=True, groups__name=KEEPERS[body].value).order_by("pk").first()
        if keeper is None:
            continue
        day = timezone.localdate() + timedelta(days=days)
        meeting = make_meeting(user=keeper, body=body, date=day)
        papers = papers_for_list(keeper, body).order_by("submitted_at", "pk").values_list("pk", flat=True)[:ON_A_LIST]
        places = {pk: number for number, pk in enumerate(papers, 1)}
        set_papers(user=keeper, meeting=meeting, places=places, version=meeting.version)
    clerk = User.objects.filter(is_active=True, groups__name=KEEPERS[Body.COUNCIL].value).order_by("pk").first()
    if clerk is not None:
        held = make_meeting(user=clerk, body=Body.COUNCIL, date=timezone.localdate(), title="Commissie samenleving")
        Meeting.objects.filter(pk=held.pk).update(date=timezone.localdate() - timedelta(days=2))
    return True
