"""How an amendment or a motion changes state; a decision that takes amendments over adopts them."""

from collections.abc import Iterable

from django.utils import timezone

from participation.audit import proposals as audit_proposals
from participation.choices import ProposalState
from participation.models import Decision, Proposal, ProposalMove, Reaction
from samenwerking.accounts.models import User

# What was taken back or voted away cannot stand in a text that is adopted.
OUT_OF_PLAY = (ProposalState.WITHDRAWN, ProposalState.REJECTED)


def move_to(proposal: Proposal, state: ProposalState, user: User, reason: str = "") -> None:
    """One step of its history; call with the row locked."""
    proposal.state = state
    proposal.version += 1
    proposal.save()
    ProposalMove.objects.create(proposal=proposal, state=state, reason=reason, moved_by=user, moved_at=timezone.now())


def take_over(amendments: Iterable[Reaction], decision: Decision, user: User) -> None:
    """What stands in the text that the body adopted, was adopted: the clerk need not write that down twice."""
    found = Proposal.objects.select_for_update(of=("self",)).select_related("reaction__stuk")
    waiting = found.filter(reaction__in=[row.pk for row in amendments], state=ProposalState.TABLED)
    for proposal in waiting.order_by("pk"):
        proposal.decided_on = decision.date
        move_to(proposal, ProposalState.ADOPTED, user)
        audit_proposals.proposal_settled(user=user, proposal=proposal, before=ProposalState.TABLED)
