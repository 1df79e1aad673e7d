"""Contributions with their answers as everybody may read them: on the register, in exports and feeds alike.

An answer is public once its givers were told, so that nobody reads in public what they should hear first. The paper it
points at is named only when that stands on the register, and the werkatelier too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from participation import policy
from participation.models import Contribution, Response, Traject
from participation.selectors.containing import containing
from participation.selectors.contributions import response_to

TOLD_OWN = Q(response__told_at__isnull=False)
TOLD_IN_GROUP = Q(response__isnull=True, group__response__told_at__isnull=False)
RELATED = (
    "traject__opgave",
    "werkatelier",
    "group__response__stuk__live_revision",
    "response__stuk__live_revision",
)


@dataclass(frozen=True)
class PublicAnswer:
    """What was done with it, and where it can be read; ``paper`` is empty while the paper is not public."""

    outcome: str
    outcome_value: str
    reason: str
    given_on: date
    paper: str = ""
    paper_url: str = ""


@dataclass(frozen=True)
class PublicContribution:
    """One contribution without its giver."""

    pk: int
    text: str
    channel: str
    received_on: date
    subject: str
    session: str
    session_url: str
    url: str
    answer: PublicAnswer | None


def public_rows(traject: Traject | None = None) -> QuerySet[Contribution]:
    """All that everybody may read, newest first, with everything that ``public_view`` needs in the same query."""
    rows = policy.public_contributions() if traject is None else newest_public(traject)
    return with_public_facts(rows).order_by("-received_on", "-pk")


def newest_public(traject: Traject) -> QuerySet[Contribution]:
    """What everybody may read of one traject, newest first, without what stands around it."""
    return policy.public_contributions().filter(traject=traject).order_by("-received_on", "-pk")


def with_facts_of(page: Iterable[Contribution]) -> list[Contribution]:
    """These rows in their order, with public facts: asked for a page of them, not for all that were leafed past."""
    shown = [row.pk for row in page]
    found = {row.pk: row for row in with_public_facts(Contribution.objects.filter(pk__in=shown))}
    return [found[pk] for pk in shown if pk in found]


def with_public_facts(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """What is public around a contribution, asked in the query itself."""
    papers, sessions = policy.public_stukken().order_by(), policy.public_werkateliers().order_by()
    return rows.select_related(*RELATED).annotate(
        own_paper_public=Exists(papers.filter(pk=OuterRef("response__stuk"))),
        group_paper_public=Exists(papers.filter(pk=OuterRef("group__response__stuk"))),
        session_public=Exists(sessions.filter(pk=OuterRef("werkatelier"))),
    )


def public_view(one: Contribution) -> PublicContribution:
    """A row of ``public_rows`` for a page or a table."""
    session = one.werkatelier if one.session_public else None  # type: ignore[attr-defined]  # annotated
    return PublicContribution(
        pk=one.pk,
        text=one.text,
        channel=str(one.get_channel_display()),
        received_on=one.received_on,
        subject=one.group.title if one.group else "",
        session=session.title if session else "",
        session_url=session.get_absolute_url() if session else "",
        url=reverse("register:contribution", args=[one.traject.slug, one.pk]),
        answer=told_answer(one),
    )


def told_answer(one: Contribution) -> PublicAnswer | None:
    """The answer, once it was told; of a row with public facts."""
    response = response_to(one)
    if response is None or response.told_at is None:
        return None
    own = response.contribution_id is not None
    is_public = one.own_paper_public if own else one.group_paper_public  # type: ignore[attr-defined]  # annotated
    paper, url = _paper(response) if is_public else ("", "")
    outcome = str(response.get_outcome_display())
    return PublicAnswer(outcome, response.outcome, response.reason, response.given_at.date(), paper, url)


def _paper(response: Response) -> tuple[str, str]:
    """Title and address of the published text, with the section where that is in it."""
    stuk = response.stuk
    assert stuk is not None, "only asked for a paper that is public"
    assert stuk.live_revision is not None, "a public paper has a live text"
    content = stuk.live_revision.content
    sections = {section["key"]: section["title"] for section in content["sections"]}
    if response.section_key in sections:
        title = f"{content['title']}: {sections[response.section_key]}"
        return title, f"{stuk.get_absolute_url()}#onderdeel-{response.section_key}"
    return content["title"], stuk.get_absolute_url()


def with_contribution_facts(trajecten: QuerySet[Traject]) -> QuerySet[Traject]:
    """The form and the number of public contributions of each traject, in the same query."""
    read = policy.public_contributions().order_by().filter(traject=OuterRef("pk")).values("traject")
    count = Subquery(read.annotate(count=Count("*")).values("count"))
    return trajecten.select_related("contribution_form").annotate(contribution_count=Coalesce(count, 0))


def narrowed_rows(
    rows: QuerySet[Contribution], *, words: str = "", group: str = "", outcome: str = "", open_only: bool = False
) -> QuerySet[Contribution]:
    """The rows that match the filters of the page."""
    if words:
        rows = rows.filter(containing("text", words))
    if group:
        rows = rows.filter(group_id=int(group))
    if outcome:
        rows = rows.filter(
            (TOLD_OWN & Q(response__outcome=outcome)) | (TOLD_IN_GROUP & Q(group__response__outcome=outcome))
        )
    return rows.exclude(TOLD_OWN | TOLD_IN_GROUP) if open_only else rows


def public_views_of(rows: Iterable[Contribution]) -> list[PublicContribution]:
    return [public_view(row) for row in rows]
