"""Writing down what the council voted on an amendment or a motion (rule 8: registering is not voting)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.approval.proposals import move_to
from participation.audit import proposals as audit_proposals
from participation.choices import ProposalState
from participation.exceptions import NotAllowed, ReasonRequired
from participation.models import Fraction, Meeting, Proposal, ProposalVote
from participation.models.fraction import sitting_on
from participation.policy.proposals import user_can_settle_proposal
from participation.rich_text import clean_text
from participation.services.proposals.tabling import lock_proposal
from samenwerking.accounts.models import User

SETTLED = (ProposalState.ADOPTED, ProposalState.REJECTED)


@dataclass(frozen=True)
class Votes:
    """How one fraction voted."""

    in_favour: int
    against: int
    absent: int

    @property
    def total(self) -> int:
        return self.in_favour + self.against + self.absent


@dataclass(frozen=True)
class Result:
    """What was voted, when and where; without ``votes`` only the outcome is known. ``reason``: why it is bettered."""

    state: str
    decided_on: date
    meeting: Meeting | None = None
    votes: Mapping[int, Votes] | None = None
    reason: str = ""


@transaction.atomic
def settle_proposal(*, user: User, proposal: Proposal, result: Result, version: int) -> Proposal:
    """Write the result down, or better it with a reason.

    Raises NotAllowed, StaleVersion when somebody else wrote one meanwhile, ReasonRequired, and ValidationError for
    votes that do not add up to the seats or to the outcome.
    """
    locked = lock_proposal(proposal, version)
    if not user_can_settle_proposal(user, locked):
        raise NotAllowed
    before, reason = locked.state, clean_text(result.reason).strip()
    if before != ProposalState.TABLED and not reason:
        raise ReasonRequired(_("Schrijf op waarom de uitslag verandert."))
    state = _checked_state(locked, result)
    votes = _checked_votes(state, result)
    locked.votes.all().delete()
    ProposalVote.objects.bulk_create(
        ProposalVote(
            proposal=locked, fraction_id=pk, in_favour=vote.in_favour, against=vote.against, absent=vote.absent
        )
        for pk, vote in votes.items()
    )
    locked.decided_on, locked.meeting = result.decided_on, _checked_meeting(result.meeting)
    move_to(locked, state, user, reason)
    audit_proposals.proposal_settled(user=user, proposal=locked, before=before, reason=reason)
    return locked


def voting_fractions(day: date) -> list[Fraction]:
    """The fractions that sat in the council on that day, the biggest first."""
    return list(Fraction.objects.filter(sitting_on(day)))


def _checked_state(proposal: Proposal, result: Result) -> ProposalState:
    if result.state not in SETTLED:
        raise ValidationError({"state": _("Kies aangenomen of verworpen.")})
    tabled = timezone.localdate(proposal.reaction.created_at)
    if not tabled <= result.decided_on <= timezone.localdate():
        raise ValidationError({"decided_on": _("Kies een dag vanaf het indienen, en niet in de toekomst.")})
    if result.state == ProposalState.REJECTED and proposal.reaction.adopted_in.exists():
        raise ValidationError({"state": _("Dit amendement staat in de tekst die de raad vaststelde.")})
    return ProposalState(result.state)


def _checked_meeting(meeting: Meeting | None) -> Meeting | None:
    if meeting is not None and not Meeting.objects.of_the_council_itself().filter(pk=meeting.pk).exists():
        raise ValidationError({"meeting": _("Kies een vergadering van de raad zelf.")})
    return meeting


def _checked_votes(state: ProposalState, result: Result) -> Mapping[int, Votes]:
    """All fractions or none; each adds up to its seats, and together they say what the outcome says.

    Equal votes are no majority (Gemeentewet 30): then it is not adopted.
    """
    if not result.votes:
        return {}
    fractions = {fraction.pk: fraction for fraction in voting_fractions(result.decided_on)}
    if set(result.votes) != set(fractions):
        raise ValidationError(_("Vul de stemmen van elke fractie in die op die dag in de raad zat, of van geen."))
    for pk, fraction in fractions.items():
        vote = result.votes[pk]
        if min(vote.in_favour, vote.against, vote.absent) < 0 or vote.total != fraction.seats:
            text = _("De stemmen van %(name)s zijn samen %(total)s. De fractie heeft %(seats)s zetels.")
            raise ValidationError(text % {"name": fraction.name, "total": vote.total, "seats": fraction.seats})
    in_favour = sum(vote.in_favour for vote in result.votes.values())
    against = sum(vote.against for vote in result.votes.values())
    if (in_favour > against) != (state == ProposalState.ADOPTED):
        text = _("Er zijn %(in_favour)s stemmen voor en %(against)s tegen. Dat past niet bij deze uitkomst.")
        raise ValidationError({"state": text % {"in_favour": in_favour, "against": against}})
    return result.votes
