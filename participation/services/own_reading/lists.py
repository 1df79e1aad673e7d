"""What lies before one reader: the papers on the lists of their meetings to come, and the others to react on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from participation import policy
from participation.models import Meeting, MeetingPaper, Stuk
from participation.policy.meetings import visible_meetings
from participation.policy.own_reading import stuk_may_stay_on_device
from participation.policy.reading import readable_text, with_readable_text
from participation.selectors.own_reading import Progress, progress_of
from participation.selectors.route_steps import OpenStep, open_steps
from participation.selectors.todo import with_versions
from samenwerking.accounts.models import User

MEETINGS_SHOWN = 6
PAPERS_SHOWN = 120


@dataclass(frozen=True)
class ReadingLine:
    """One paper to read, with how far this reader is."""

    stuk: Stuk
    title: str
    progress: Progress
    step: OpenStep | None
    place: int = 0

    @property
    def due(self) -> date | None:
        return self.step.due if self.step else None

    @property
    def may_stay(self) -> bool:
        return stuk_may_stay_on_device(self.stuk)


@dataclass(frozen=True)
class ReadingGroup:
    """The papers of one meeting in the order of its list; without a meeting: what else lies before this reader."""

    meeting: Meeting | None
    lines: list[ReadingLine]

    @property
    def may_stay(self) -> bool:
        """A page that names a secret paper is kept nowhere, not even for its name (rule 4)."""
        return all(line.may_stay for line in self.lines)

    @property
    def read(self) -> int:
        return sum(line.progress.done for line in self.lines)


def reading_groups(user: User) -> list[ReadingGroup]:
    """The whole reading list, in a fixed number of queries. A paper on two lists stands on both."""
    meetings = list(
        visible_meetings(user).filter(date__gte=timezone.localdate()).order_by("date", "pk")[:MEETINGS_SHOWN]
    )
    listed = list(MeetingPaper.objects.filter(meeting__in=meetings).order_by("place", "pk"))
    others = list(policy.reactable_stukken(user).order_by().values_list("pk", flat=True)[:PAPERS_SHOWN])
    lines = _lines(user, {*(row.stuk_id for row in listed), *others})
    groups = [ReadingGroup(meeting, _of_meeting(meeting, listed, lines)) for meeting in meetings]
    on_a_list = {row.stuk_id for row in listed}
    rest = [lines[pk] for pk in others if pk in lines and pk not in on_a_list]
    rest.sort(key=lambda line: (line.due is None, line.due or date.max, line.title))
    return [group for group in [*groups, ReadingGroup(None, rest)] if group.lines]


def meeting_group(user: User, meeting: Meeting) -> ReadingGroup:
    """One list as this person may read it, whenever the meeting is or was."""
    listed = list(meeting.papers.order_by("place", "pk"))
    return ReadingGroup(meeting, _of_meeting(meeting, listed, _lines(user, {row.stuk_id for row in listed})))


def _of_meeting(meeting: Meeting, listed: Iterable[MeetingPaper], lines: dict[int, ReadingLine]) -> list[ReadingLine]:
    own = [row for row in listed if row.meeting_id == meeting.pk and row.stuk_id in lines]
    return [_placed(lines[row.stuk_id], number) for number, row in enumerate(own, 1)]


def _placed(line: ReadingLine, place: int) -> ReadingLine:
    return ReadingLine(line.stuk, line.title, line.progress, line.step, place)


def _lines(user: User, numbers: set[int]) -> dict[int, ReadingLine]:
    papers = with_readable_text(user, with_versions(policy.visible_stukken(user).filter(pk__in=numbers)))
    texts = {paper: revision for paper in papers if (revision := readable_text(paper)) is not None}
    progress = progress_of(user, {paper.pk: revision for paper, revision in texts.items()})
    steps = open_steps(list(texts))
    return {
        paper.pk: ReadingLine(paper, str(revision.content["title"]), progress[paper.pk], steps.get(paper.pk))
        for paper, revision in texts.items()
    }
