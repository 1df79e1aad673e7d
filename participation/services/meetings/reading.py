"""The list of one meeting as one person may read it: titles of the versions that are theirs, in a few queries."""

from dataclasses import dataclass

from wagtail.models import Revision

from participation import policy
from participation.models import Meeting, Stuk
from participation.policy.meetings import papers_for_list
from participation.selectors.route_steps import OpenStep, open_steps
from participation.selectors.todo import with_versions
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class ListedPaper:
    """One line; ``place`` is 0 for a paper that waits for the body and is not on the list."""

    place: int
    stuk: Stuk
    revision: Revision
    step: OpenStep | None

    @property
    def title(self) -> str:
        return str(self.revision.content["title"])


def listed_papers(user: User, meeting: Meeting) -> list[ListedPaper]:
    """The papers on the list that this person may know of, in their order."""
    places = dict(meeting.papers.values_list("stuk_id", "place"))
    return sorted(_lines(user, places), key=lambda line: line.place)


def waiting_papers(user: User, meeting: Meeting) -> list[ListedPaper]:
    """Papers that wait for this body and stand on no list of a meeting that is still to come."""
    listed = Meeting.objects.filter(body=meeting.body, date__gte=meeting.date).values("papers__stuk_id")
    waiting = papers_for_list(user, meeting.body).exclude(pk__in=listed.filter(papers__stuk_id__isnull=False))
    lines = _lines(user, dict.fromkeys(waiting.values_list("pk", flat=True), 0))
    return sorted(lines, key=lambda line: (line.stuk.submitted_at is None, line.stuk.submitted_at, line.stuk.pk))


def _lines(user: User, places: dict[int, int]) -> list[ListedPaper]:
    papers = list(with_versions(policy.visible_stukken(user).filter(pk__in=places)))
    readable = policy.readable_revisions(user, papers)
    steps = open_steps(papers)
    return [
        ListedPaper(places[stuk.pk], stuk, readable[stuk.pk], steps.get(stuk.pk))
        for stuk in papers
        if stuk.pk in readable
    ]
