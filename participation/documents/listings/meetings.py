"""Meetings of college and council, and the list of one meeting with what was decided there."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.choices import StukState
from participation.documents.columns import WIDE, Listing, address, choice, field
from participation.documents.tables import Column
from participation.models import Decision, Meeting
from participation.policy import AnyUser
from participation.policy.meetings import visible_meetings
from participation.services.meetings.reading import ListedPaper, listed_papers
from samenwerking.accounts.models import User

VERGADERINGEN = Listing(
    name="vergaderingen",
    title=_("Vergaderingen"),
    columns=(
        choice(_("Orgaan"), "body"),
        field(_("Datum"), "date"),
        field(_("Naam"), "name", WIDE),
        address(_("Adres in de werkplaats")),
    ),
    rows=lambda user: visible_meetings(user).order_by("-date", "-pk"),
    prepare=lambda user, rows: rows,
)


@dataclass(frozen=True)
class Line:
    """A paper on the list with what this body decided on it that day, when it did."""

    number: int
    paper: ListedPaper
    decision: Decision | None


LINE = (
    field(_("Nummer"), "number"),
    field(_("Stuk"), "paper.title", WIDE),
    Column(_("Soort"), lambda line: str(line.paper.stuk.get_kind_display())),
    Column(_("Stand"), lambda line: str(StukState(line.paper.stuk.state).label)),
    Column(_("Wacht op"), lambda line: str(line.paper.step.label) if line.paper.step else ""),
    Column(_("Uitkomst"), lambda line: str(line.decision.get_outcome_display()) if line.decision else ""),
    field(_("Besluitnummer"), "decision.number"),
    field(_("Motivering"), "decision.reason", WIDE),
    address(_("Adres in de werkplaats"), "get_workspace_url", "paper.stuk"),
)


def list_of(meeting: Meeting) -> Listing:
    """The papers on the list of this meeting that the reader may know of, with the title of the version they get."""
    return Listing(
        name="lijst-van-vergadering",
        title=str(meeting),
        columns=LINE,
        rows=lambda user: policy.visible_stukken(user).filter(meeting_papers__meeting=meeting),
        prepare=lambda user, rows: _lines(user, meeting),
        dossier="opgave",
    )


def _lines(user: AnyUser, meeting: Meeting) -> Iterator[Line]:
    assert isinstance(user, User)
    papers = listed_papers(user, meeting)
    taken = Decision.objects.filter(stuk__in=[one.stuk.pk for one in papers], body=meeting.body, date=meeting.date)
    decided = {decision.stuk_id: decision for decision in taken.order_by("pk")}
    for number, paper in enumerate(papers, 1):
        yield Line(number, paper, decided.get(paper.stuk.pk))
