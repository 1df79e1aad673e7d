"""One decision with all around it, as one person may read it; the same number of queries for any decision."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from participation import policy
from participation.models import AuditEntry, Decision, Meeting, Reaction, Stuk
from participation.policy import AnyUser
from participation.policy.meetings import visible_meetings
from participation.selectors.papers import StukText, text_of
from participation.services.decision_files.inbreng import InputOfDecision, input_before
from participation.services.decision_files.steps import (
    PUBLICATION,
    ROUTE,
    StepTaken,
    round_before,
    row_of,
    rows_of,
    told,
)
from participation.services.paper_page import offered_since
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class DecisionFile:
    """``text`` is None when this reader may not read the very text that was decided on; its hash is told all the same.

    ``proof`` is the row of the record of events that holds the decision. ``names``: does the reader learn who took
    the steps?
    """

    stuk: Stuk
    decision: Decision
    title: str
    kind: str
    text: StukText | None
    meeting: Meeting | None
    steps: list[StepTaken]
    publication: list[StepTaken]
    reactions: list[Reaction]
    amendments: list[Reaction]
    brought_in: InputOfDecision | None
    proof: StepTaken | None
    names: bool


def decision_file(user: User, decision: Decision) -> DecisionFile | None:
    """For the werkplaats. The caller chose the decision by ``policy.visible_decisions``; None: no text to be read."""
    stuk = decision.stuk
    readable = policy.readable_revision(user, stuk)
    if readable is None:
        return None
    rows = list(rows_of(stuk))
    if policy.user_can_view_internal(user, stuk):
        return _file(user, decision, text_of(stuk, decision.revision), rows, rows)
    since = offered_since(user, stuk)
    if since is None:
        return public_decision_file(decision)
    # Rule 3: who was offered the paper knows what happened from then on.
    return _file(user, decision, text_of(stuk, readable), rows, [row for row in rows if row.created_at >= since])


def public_decision_file(decision: Decision) -> DecisionFile | None:
    """For the register: the same for everybody. The caller chose the decision by what is public."""
    stuk = decision.stuk
    if stuk.live_revision is None:
        return None
    rows = list(rows_of(stuk))
    published = [row for row in rows if row.action in PUBLICATION]
    known = [*round_before(row_of(decision, rows), rows), *published]
    return _file(AnonymousUser(), decision, text_of(stuk, stuk.live_revision), rows, known)


def _file(
    user: AnyUser, decision: Decision, text: StukText, rows: list[AuditEntry], known: list[AuditEntry]
) -> DecisionFile:
    """``rows``: all about the paper; ``known``: those that this reader may know of."""
    stuk, names = decision.stuk, user.is_authenticated
    reactions = _reactions(user, stuk)
    events = told(known, decision, names=names)
    row = row_of(decision, rows)
    return DecisionFile(
        stuk=stuk,
        decision=decision,
        title=text.title,
        kind=str(text.kind.label),
        text=text if text.content_hash == decision.content_hash else None,
        meeting=_meeting(user, decision),
        steps=[event for event in events if event.action in ROUTE],
        publication=[event for event in events if event.action in PUBLICATION],
        reactions=[reaction for reaction in reactions if not reaction.is_amending],
        amendments=[reaction for reaction in reactions if reaction.is_amending],
        brought_in=input_before(user, stuk),
        proof=told([row], decision, names=False)[0] if row else None,
        names=names,
    )


def _reactions(user: AnyUser, stuk: Stuk) -> list[Reaction]:
    """What members said, and the amendments and motions that everybody may know of."""
    known = policy.visible_amendments(user, [stuk])
    if user.is_authenticated:
        known = known | policy.visible_reactions(user, stuk)
    return list(known.select_related("author", "answered_by", "proposal").order_by("created_at", "pk").distinct())


def _meeting(user: AnyUser, decision: Decision) -> Meeting | None:
    """The meeting of that day on whose list the paper stood, for who may open its page."""
    meetings = visible_meetings(user).filter(papers__stuk=decision.stuk_id)
    return meetings.filter(body=decision.body, date=decision.date).first()
