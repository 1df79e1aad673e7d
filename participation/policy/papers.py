"""Who writes, hands in, withdraws and publishes a paper, and who offers it in secrecy (rules 4, 5 and 6)."""

from django.db.models import QuerySet

from participation.choices import Confidentiality, StukState, TeamRole
from participation.models import Opgave, Stuk, Traject
from participation.models.stuk import ADOPTED_STATES, EDITABLE_STATES
from participation.policy.dossiers import user_can_edit, user_can_publish_record
from participation.policy.people import SECRECY_CIRCLE, AnyUser
from participation.policy.relations import AnyRecord, any_of, has_team_role, ids, related_by_team
from participation.policy.rules import Rule, holds
from participation.selectors.material import open_revisions
from samenwerking.accounts.models import User


def user_can_create_stuk(user: AnyUser, owner: AnyRecord) -> bool:
    """Rule 5: whoever works on an open dossier writes its papers."""
    return user_can_edit(user, owner)


def user_can_delete_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Rule 5: only a draft that was never submitted, by the lead; every other paper stays."""
    fresh = stuk.state == StukState.DRAFT and stuk.submitted_revision_id is None
    return (
        holds(Rule.NEVER_SUBMITTED, fresh)
        and holds(Rule.OPEN, stuk.is_open)
        and holds(Rule.PAPER_LEAD, user_is_lead(user, stuk))
    )


def user_can_impose_secrecy(user: AnyUser, stuk: Stuk) -> bool:
    """Rule 4: the lead offers a submitted paper of a confidential dossier to a named circle, and ends that again."""
    ready = (
        stuk.opgave.confidentiality == Confidentiality.CONFIDENTIAL
        and stuk.submitted_revision_id is not None
        and stuk.state not in (*EDITABLE_STATES, StukState.WITHDRAWN)
    )
    return holds(Rule.SECRECY_READY, ready) and holds(Rule.SECRECY, user_is_lead(user, stuk))


def user_can_lift_secrecy(user: AnyUser, stuk: Stuk) -> bool:
    """The lead ends what the lead imposed, in whatever state the paper is by then."""
    return holds(Rule.SECRECY, user_is_lead(user, stuk))


def secrecy_candidates() -> QuerySet[User]:
    """Rule 4: who can be in a circle of secrecy: people in service who hold one of the offices."""
    offices = [role.value for role in SECRECY_CIRCLE]
    return User.objects.in_service().filter(groups__name__in=offices).distinct()


def user_can_edit_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Rule 6: in draft or returned only, by lead or member."""
    return holds(Rule.EDITABLE, stuk.state in EDITABLE_STATES) and user_can_edit(user, stuk.owner)


def user_is_lead(user: AnyUser, stuk: Stuk) -> bool:
    return has_team_role(user, stuk.owner, TeamRole.LEAD)


def led_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers of which ``user_is_lead`` says yes, in one query."""
    of_opgave = Stuk.objects.filter(opgave__in=ids(related_by_team(user, Opgave, TeamRole.LEAD)))
    of_traject = Stuk.objects.filter(traject__in=ids(related_by_team(user, Traject, TeamRole.LEAD)))
    return Stuk.objects.filter(pk__in=any_of(of_opgave, of_traject))


def user_can_submit_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Rule 5: the lead submits."""
    return (
        holds(Rule.EDITABLE, stuk.state in EDITABLE_STATES)
        and holds(Rule.OPEN, stuk.is_open)
        and holds(Rule.PAPER_LEAD, user_is_lead(user, stuk))
    )


def user_can_withdraw_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """The lead, until a final decision."""
    open_states = (*EDITABLE_STATES, StukState.IN_REVIEW, StukState.DEFERRED)
    return holds(Rule.UNDECIDED, stuk.state in open_states) and holds(Rule.PAPER_LEAD, user_is_lead(user, stuk))


def user_can_take_up_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Who withdrew a paper of an open dossier may go on with it; what was decided stays decided."""
    going_on = stuk.revises_id is not None and open_revisions([stuk.revises_id]).exists()
    return (
        holds(Rule.WITHDRAWN, stuk.state == StukState.WITHDRAWN)
        and holds(Rule.REVISABLE, not going_on)
        and holds(Rule.OPEN, stuk.is_open)
        and holds(Rule.PAPER_LEAD, user_is_lead(user, stuk))
    )


def user_can_revise_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """The lead begins a herziening of an adopted paper that stands; one at a time."""
    stands = stuk.state in ADOPTED_STATES and stuk.superseded_at is None
    return (
        holds(Rule.REVISABLE, stands and not open_revisions([stuk.pk]).exists())
        and holds(Rule.OPEN, stuk.is_open)
        and holds(Rule.REVISERS, user_is_lead(user, stuk))
    )


def user_can_publish_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Lead or communication put an adopted paper of a published dossier on the register."""
    ready = stuk.state in ADOPTED_STATES and not stuk.live and stuk.opgave.published_at is not None
    return holds(Rule.PAPER_READY, ready) and user_can_publish_record(user, stuk.owner)


def user_can_unpublish_stuk(user: AnyUser, stuk: Stuk) -> bool:
    """Lead or communication take a paper off the register, with a reason; it is not deleted (Woo)."""
    return holds(Rule.ON_REGISTER, stuk.live) and user_can_publish_record(user, stuk.owner)
