"""Amendments and motions as a reader finds them: text with marks, movers, votes, history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from pages.versions.differences import Change
from participation.models import Proposal, ProposalVote, Reaction, Stuk
from participation.policy import AnyUser
from participation.policy.proposals import offered_text_is_known, visible_proposals
from participation.services.paper_changes import text_changes


@dataclass(frozen=True)
class VoteTable:
    """The votes with their sums."""

    rows: list[ProposalVote]
    in_favour: int
    against: int
    absent: int


@dataclass(frozen=True)
class ProposalView:
    """One of them with everything around it; ``changes`` is empty for a motion and for an amendment in words only."""

    proposal: Proposal
    reaction: Reaction
    section_title: str
    changes: list[Change]
    votes: VoteTable | None
    # It changes a text that was offered in secrecy, which this reader may not see.
    withheld: bool = False


def proposals_on(user: AnyUser, stuk: Stuk) -> list[ProposalView]:
    """What this reader may know of on one paper, as it was handed in; a fixed number of queries."""
    return [view_of(proposal) for proposal in readable_proposals(user, stuk)]


def readable_proposals(user: AnyUser, stuk: Stuk) -> QuerySet[Any]:
    """With everything that a view shows; ``text_known`` says whether this reader may see the text that it changes."""
    known = ExpressionWrapper(offered_text_is_known(user), output_field=BooleanField())
    return with_parts(visible_proposals(user, [stuk])).annotate(text_known=known)


def with_parts(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    related = ("reaction__author", "reaction__revision", "reaction__stuk__opgave", "reaction__answered_by", "meeting")
    parts = ("movers__fraction", "votes__fraction", "moves__moved_by")
    return proposals.select_related(*related).prefetch_related(*parts).order_by("reaction__created_at", "pk")


def view_of(proposal: Any) -> ProposalView:
    """One of ``readable_proposals``."""
    reaction = proposal.reaction
    sections = {s["key"]: s for s in reaction.revision.content["sections"]}
    section = sections.get(reaction.section_key, {"title": "", "body": ""})
    changed = proposal.is_amendment and bool(proposal.title or proposal.proposed_text)
    changes = text_changes(section["body"], proposal.proposed_text) if changed and proposal.text_known else []
    votes = vote_table(proposal.votes.all())
    return ProposalView(
        proposal, reaction, section["title"], changes, votes, withheld=changed and not proposal.text_known
    )


def vote_table(votes: Iterable[ProposalVote]) -> VoteTable | None:
    rows = list(votes)
    if not rows:
        return None
    sums = [sum(getattr(row, name) for row in rows) for name in ("in_favour", "against", "absent")]
    return VoteTable(rows, *sums)
