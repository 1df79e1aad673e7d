"""Promises as one person may read them, in a number of queries that does not grow with their number.

Reading, but in the services because it asks the policy (docs/decisions/0052).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.choices import CommitmentState
from participation.models import Commitment, CommitmentMove, Stuk
from participation.policy import AnyUser


@dataclass(frozen=True)
class Linked:
    """Something that a promise has to do with, which this reader may open."""

    label: str
    title: str
    url: str


@dataclass(frozen=True)
class CommitmentRow:
    """One promise. ``owner`` and ``note`` are empty for who does not read the inside; a link that the reader may not
    follow is not there."""

    pk: int
    promise: str
    promised_to: str
    due_date: date
    state: str
    state_label: str
    overdue: bool
    late: bool
    settled_on: date | None
    outcome: str
    moves: list[CommitmentMove]
    is_public: bool
    url: str = ""
    owner: str = ""
    note: str = ""
    traject: str = ""
    links: list[Linked] = field(default_factory=list)
    result: Linked | None = None

    @property
    def tone(self) -> str:
        if self.overdue:
            return "danger"
        return {"open": "info", "kept": "success"}.get(self.state, "neutral")


def commitment_counts(commitments: QuerySet[Commitment]) -> dict[str, int]:
    """How many there are, open, late, kept and dropped: of these rows and no others, in one query."""
    is_open = Q(state=CommitmentState.OPEN)
    found = commitments.order_by().aggregate(
        all=Count("pk"),
        open=Count("pk", filter=is_open),
        late=Count("pk", filter=is_open & Q(due_date__lt=timezone.localdate())),
        kept=Count("pk", filter=Q(state=CommitmentState.KEPT)),
        dropped=Count("pk", filter=Q(state=CommitmentState.DROPPED)),
    )
    return {name: int(number) for name, number in found.items()}


def commitment_rows(user: AnyUser, commitments: Iterable[Commitment]) -> list[CommitmentRow]:
    """For pages of the werkplaats. The caller chose the promises by ``policy.visible_commitments``."""
    return _rows(user, list(commitments), workspace=True)


def public_commitment_rows(commitments: Iterable[Commitment]) -> list[CommitmentRow]:
    """For the register: the same for everybody, whoever looks."""
    return _rows(AnonymousUser(), list(commitments), workspace=False)


def with_parts(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """All that a row needs, read at once."""
    related = ("traject__opgave", "owner", "werkatelier")
    return commitments.select_related(*related).prefetch_related("moves")


def _rows(user: AnyUser, found: list[Commitment], *, workspace: bool) -> list[CommitmentRow]:
    inside = _pks(policy.internal_trajecten(user), {row.traject_id for row in found}) if workspace else set()
    links = _Links(user, found, workspace=workspace)
    return [_row(commitment, commitment.traject_id in inside, links, workspace=workspace) for commitment in found]


def _row(commitment: Commitment, internal: bool, links: "_Links", *, workspace: bool) -> CommitmentRow:
    return CommitmentRow(
        pk=commitment.pk,
        promise=commitment.promise,
        promised_to=commitment.promised_to,
        due_date=commitment.due_date,
        state=commitment.state,
        state_label=_("Te laat") if commitment.is_overdue else commitment.get_state_display(),
        overdue=commitment.is_overdue,
        late=commitment.was_late,
        settled_on=commitment.settled_on,
        outcome=commitment.outcome,
        moves=list(commitment.moves.all()),
        is_public=commitment.publicity == "public",
        url=commitment.get_workspace_url() if workspace else "",
        owner=str(commitment.owner) if internal else "",
        note=commitment.internal_note if internal else "",
        traject=commitment.traject.title,
        links=links.of(commitment),
        result=links.paper(commitment.done_stuk_id, _("Gedaan in")),
    )


class _Links:
    """What promises point at, as far as one reader may open it; four queries for any number of promises."""

    def __init__(self, user: AnyUser, found: list[Commitment], *, workspace: bool) -> None:
        self.workspace = workspace
        self.sessions = _pks(policy.visible_werkateliers(user), {row.werkatelier_id for row in found})
        self.contributions = _pks(policy.visible_contributions(user), {row.contribution_id for row in found})
        self.papers = readable_papers(user, {pk for row in found for pk in (row.stuk_id, row.done_stuk_id) if pk})

    def of(self, commitment: Commitment) -> list[Linked]:
        found = [self._session(commitment), self._contribution(commitment), self.paper(commitment.stuk_id, _("Stuk"))]
        return [link for link in found if link is not None]

    def paper(self, pk: int | None, label: str) -> Linked | None:
        if pk is None or pk not in self.papers:
            return None
        stuk, title = self.papers[pk]
        return Linked(label, title, stuk.get_workspace_url() if self.workspace else stuk.get_absolute_url())

    def _session(self, commitment: Commitment) -> Linked | None:
        session = commitment.werkatelier
        if session is None or session.pk not in self.sessions:
            return None
        url = session.get_workspace_url() if self.workspace else session.get_absolute_url()
        return Linked(_("Werkatelier"), session.title, url)

    def _contribution(self, commitment: Commitment) -> Linked | None:
        if commitment.contribution_id not in self.contributions:
            return None
        face = "werkplaats" if self.workspace else "register"
        url = reverse(f"{face}:contribution_chain", args=[commitment.traject.slug, commitment.contribution_id])
        return Linked(_("Bijdrage"), _("Van inbreng tot besluit"), url)


def readable_papers(user: AnyUser, pks: Iterable[int]) -> dict[int, tuple[Stuk, str]]:
    """Papers that this reader may open, with the title of the version that the reader gets; two queries."""
    wanted = set(pks)
    if not wanted:
        return {}
    versions = ("live_revision", "submitted_revision", "council_revision", "latest_revision")
    papers = list(policy.visible_stukken(user).filter(pk__in=wanted).select_related(*versions))
    revisions = policy.readable_revisions(user, papers)
    return {paper.pk: (paper, revisions[paper.pk].content["title"]) for paper in papers if paper.pk in revisions}


def _pks(visible: QuerySet, wanted: Iterable[int | None]) -> set[int]:  # type: ignore[type-arg]  # any record
    pks = {pk for pk in wanted if pk is not None}
    return set(visible.filter(pk__in=pks).order_by().values_list("pk", flat=True)) if pks else set()
