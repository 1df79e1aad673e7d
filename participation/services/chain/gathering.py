"""All records around a page of contributions that one reader may open; the same number of queries for any page."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from participation import policy
from participation.choices import StukKind
from participation.models import Commitment, Contribution, Decision, Reaction, Stuk
from participation.policy import AnyUser
from participation.selectors.contributions import response_to

VERSIONS = ("live_revision", "submitted_revision", "council_revision", "latest_revision")


@dataclass(frozen=True)
class Paper:
    """A paper with the title and the names of the sections of the version that this reader gets."""

    stuk: Stuk
    title: str
    sections: dict[str, str]


@dataclass(frozen=True)
class Gathered:
    """By number of what they hang on. What is not here, the reader may not see or does not exist.

    ``inside``: the trajecten of which the reader may open a contribution in the werkplaats.
    """

    inside: set[int]
    sessions: set[int]
    papers: dict[int, Paper]
    reports: dict[int, list[Paper]]
    closing: dict[int, list[Paper]]
    amendments: dict[int, list[Reaction]]
    decisions: dict[int, list[Decision]]
    promises: dict[int, list[Commitment]]


def gather(user: AnyUser, contributions: list[Contribution], without: Collection[int] = ()) -> Gathered:
    """``without``: numbers of papers that stay out, although the reader may see them."""
    trajecten = {row.traject_id for row in contributions}
    wanted_sessions = {row.werkatelier_id for row in contributions if row.werkatelier_id}
    visible = policy.visible_werkateliers(user).filter(pk__in=wanted_sessions)
    sessions = set(visible.order_by().values_list("pk", flat=True)) if wanted_sessions else set()
    papers = _papers(user, _answered_in(contributions), wanted_sessions, trajecten)
    papers = {pk: paper for pk, paper in papers.items() if pk not in without}
    stukken = [paper.stuk for paper in papers.values()]
    inside = policy.internal_trajecten(user).filter(pk__in=trajecten).order_by().values_list("pk", flat=True)
    return Gathered(
        inside=set(inside) if user.is_authenticated else set(),
        sessions=sessions,
        papers=papers,
        reports=_by(papers, "werkatelier_owner_id", StukKind.WERKATELIERVERSLAG),
        closing=_by(papers, "traject_owner_id", StukKind.EINDVERSLAG),
        amendments=_grouped(
            policy.visible_amendments(user, stukken).select_related("proposal").order_by("created_at", "pk"), "stuk_id"
        ),
        decisions=_grouped(policy.visible_decisions_on(user, stukken).order_by("date", "pk"), "stuk_id"),
        promises=_grouped(
            policy.visible_commitments(user)
            .filter(contribution__in=[row.pk for row in contributions])
            .select_related("traject")
            .order_by("due_date", "pk"),
            "contribution_id",
        ),
    )


def _answered_in(contributions: list[Contribution]) -> set[int]:
    answers = (response_to(contribution) for contribution in contributions)
    return {answer.stuk_id for answer in answers if answer is not None and answer.stuk_id is not None}


def _papers(user: AnyUser, answered_in: set[int], sessions: set[int], trajecten: set[int]) -> dict[int, Paper]:
    """The papers that answers name, the reports of the sessions and the final reports, as far as the reader may."""
    visible = policy.visible_stukken(user)
    reports = visible.filter(kind=StukKind.WERKATELIERVERSLAG, werkatelier_owner__in=sessions)
    closing = visible.filter(kind=StukKind.EINDVERSLAG, traject_owner__in=trajecten)
    chosen = visible.filter(pk__in=answered_in) | reports | closing
    found = list(chosen.select_related(*VERSIONS).order_by("pk"))
    revisions = policy.readable_revisions(user, found)
    return {stuk.pk: _paper(stuk, revisions[stuk.pk].content) for stuk in found if stuk.pk in revisions}


def _paper(stuk: Stuk, content: dict[str, Any]) -> Paper:
    return Paper(stuk, content["title"], {part["key"]: part["title"] for part in content["sections"]})


def _by(papers: dict[int, Paper], owner: str, kind: StukKind) -> dict[int, list[Paper]]:
    found: dict[int, list[Paper]] = defaultdict(list)
    for paper in papers.values():
        pk = getattr(paper.stuk, owner)
        if paper.stuk.kind == kind and pk is not None:
            found[pk].append(paper)
    return found


def _grouped(rows: QuerySet, by: str) -> dict[int, list]:  # type: ignore[type-arg]  # rows of any model
    found: dict[int, list] = defaultdict(list)  # type: ignore[type-arg]  # rows of whatever kind the lists are of
    for row in rows:
        found[getattr(row, by)].append(row)
    return found
