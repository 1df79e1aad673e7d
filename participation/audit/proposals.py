"""The rows about amendments, motions and the fractions that vote on them."""

from participation.choices import AuditAction
from participation.models import Fraction, Proposal
from samenwerking.accounts.models import User

from .chain import hash_reason, write_entry


def proposal_tabled(*, user: User, proposal: Proposal) -> None:
    """The fingerprint of what was asked, so that the words can be checked later."""
    facts = {"movers": proposal.movers.count(), "asked": hash_reason(proposal.proposed_text or proposal.dictum)}
    _write(user, AuditAction.PROPOSAL_TABLED, proposal, **facts)


def proposal_withdrawn(*, user: User, proposal: Proposal, reason: str) -> None:
    _write(user, AuditAction.PROPOSAL_WITHDRAWN, proposal, reason=hash_reason(reason))


def proposal_settled(*, user: User, proposal: Proposal, before: str, reason: str = "") -> None:
    """The result with the votes of each fraction, by its number; ``before`` is the state that it replaces."""
    votes = proposal.votes.order_by("fraction_id").values_list("fraction_id", "in_favour", "against", "absent")
    _write(
        user,
        AuditAction.PROPOSAL_SETTLED,
        proposal,
        before=str(before),
        state=str(proposal.state),
        votes=[list(vote) for vote in votes],
        date=proposal.decided_on.isoformat() if proposal.decided_on else None,
        meeting=proposal.meeting_id,
        reason=hash_reason(reason),
    )


def fraction_saved(*, user: User, fraction: Fraction) -> None:
    facts = {"seats": fraction.seats, "members": fraction.members.count(), "version": fraction.version}
    write_entry(user, AuditAction.FRACTION_SAVED, fraction, None, **facts)


def _write(user: User, action: AuditAction, proposal: Proposal, **facts: object) -> None:
    reaction = proposal.reaction
    write_entry(user, action, reaction, reaction.stuk.opgave_id, stuk=reaction.stuk_id, proposal=proposal.pk, **facts)
