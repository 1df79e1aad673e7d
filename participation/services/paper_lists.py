"""Lists of papers for one person, with the titles that this person may read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from participation import policy
from participation.models import Stuk
from participation.policy.seeing import inside_of_papers
from participation.selectors.containing import containing
from participation.selectors.route_steps import open_steps
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class PaperRow:
    """One line of a list; ``dossier`` is empty when the reader may not know of it."""

    stuk: Stuk
    title: str
    dossier: str
    step: str
    due: date | None

    @property
    def overdue(self) -> bool:
        return self.due is not None and self.due < timezone.localdate()


def visible_papers(user: User, *, q: str = "", state: str = "", kind: str = "") -> QuerySet[Stuk]:
    """What the user may read, filtered. A later draft's title is no way in: others search the titles they may read."""
    papers = policy.visible_stukken(user).select_related(
        "opgave", "traject", "live_revision", "submitted_revision", "council_revision", "latest_revision"
    )
    if state:
        papers = papers.filter(state=state)
    if kind:
        papers = papers.filter(kind=kind)
    if q:
        # A revision keeps its title apart (``object_str``): looking into the whole text of every paper takes seconds.
        outside = containing("live_revision__object_str", q) | containing("council_revision__object_str", q)
        papers = papers.filter((inside_of_papers(user) & Q(containing("title", q))) | outside)
    return papers.order_by("-updated_at", "pk")


def paper_rows(user: User, papers: list[Stuk]) -> list[PaperRow]:
    """The lines of one page of the list; the number of queries does not grow with the number of papers."""
    ids = [paper.pk for paper in papers]
    readable = policy.readable_revisions(user, papers)
    opgaven = set(policy.visible_opgaven(user).filter(stukken__in=ids).values_list("pk", flat=True))
    steps = open_steps(papers)
    rows = []
    for paper in papers:
        revision = readable.get(paper.pk)
        if revision is None:
            continue
        step = steps.get(paper.pk)
        rows.append(
            PaperRow(
                stuk=paper,
                title=revision.content["title"],
                dossier=paper.opgave.title if paper.opgave_id in opgaven else "",
                step=step.label if step else "",
                due=step.due if step else None,
            )
        )
    return rows
