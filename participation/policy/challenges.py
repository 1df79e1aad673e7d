"""The right to challenge: who reads a request, and role x state x action in one table."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from participation.choices import ChallengeAction, ChallengeState
from participation.models import ChallengeRequest
from participation.policy.people import AnyUser, has_role, is_known, reads_internal
from participation.policy.rules import Rule, holds
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

INTAKE = (Role.COMMUNICATION, Role.PROJECT_LEADER)
WORKERS = (Role.COMMUNICATION, Role.PROJECT_LEADER, Role.MANAGER)
DECIDERS = (Role.COLLEGE, Role.SECRETARIAT)
# From the moment that the municipality took it on; not what it left alone or what was withdrawn.
PUBLIC_STATES = (
    ChallengeState.ASSESSMENT,
    ChallengeState.DECISION,
    ChallengeState.GRANTED,
    ChallengeState.PARTLY,
    ChallengeState.REJECTED,
    ChallengeState.EVALUATED,
)
DECIDED = (ChallengeState.GRANTED, ChallengeState.PARTLY, ChallengeState.REJECTED)
BEFORE_DECISION = (ChallengeState.SUBMITTED, ChallengeState.ASSESSMENT, ChallengeState.DECISION)
May = Callable[[AnyUser, ChallengeRequest], bool]


def public_challenges() -> QuerySet[ChallengeRequest]:
    """What is on the register."""
    return ChallengeRequest.objects.filter(state__in=PUBLIC_STATES)


def visible_challenges(user: AnyUser) -> QuerySet[ChallengeRequest]:
    """Staff and college see every request, others what is on the register."""
    return ChallengeRequest.objects.all() if reads_internal(user) else public_challenges()


def user_can_read_challenges(user: AnyUser) -> bool:
    """The inside: assessment, handler, who took which step."""
    return reads_internal(user)


def user_can_enter_challenge(user: AnyUser) -> bool:
    """Enter a request that came by letter; see and erase who asked."""
    return holds(Rule.INTAKE, has_role(user, *INTAKE))


def _intake(user: AnyUser, challenge: ChallengeRequest) -> bool:
    return holds(Rule.INTAKE, has_role(user, *INTAKE))


def _handler(user: AnyUser, challenge: ChallengeRequest) -> bool:
    """Who has it in hand, as long as they hold a role that goes with it."""
    own = is_known(user) and challenge.handler_id == user.pk
    return holds(Rule.HANDLER, own and has_role(user, *WORKERS))


def _decider(user: AnyUser, challenge: ChallengeRequest) -> bool:
    """The college, or the secretariat that writes down what it decided; never who advised on it (rule 7)."""
    return holds(Rule.BODY, has_role(user, *DECIDERS) and challenge.assessed_by_id != user.pk)


# Who may do what from which state; what is absent is refused.
RULES: dict[ChallengeAction, tuple[tuple[ChallengeState, ...], May]] = {
    ChallengeAction.RECEIVE: ((ChallengeState.SUBMITTED,), _intake),
    ChallengeAction.DISMISS: ((ChallengeState.SUBMITTED,), _intake),
    ChallengeAction.ASSESS: ((ChallengeState.ASSESSMENT,), _handler),
    ChallengeAction.EXTEND: ((ChallengeState.ASSESSMENT, ChallengeState.DECISION), _handler),
    ChallengeAction.DECIDE: ((ChallengeState.DECISION,), _decider),
    ChallengeAction.EVALUATE: (DECIDED, _handler),
    ChallengeAction.WITHDRAW: (BEFORE_DECISION, _intake),
}


def user_has_challenge_right(user: AnyUser, challenge: ChallengeRequest, action: ChallengeAction) -> bool:
    """May this person ever do this with this request, whatever its state?"""
    rule = RULES.get(action)
    return rule is not None and rule[1](user, challenge)


def challenge_is_ready_for(challenge: ChallengeRequest, action: ChallengeAction) -> bool:
    """Is the request in a state from which this starts?"""
    rule = RULES.get(action)
    ready = rule is not None and challenge.state in rule[0]
    if action == ChallengeAction.EXTEND:
        ready = ready and term_can_be_extended(challenge)
    return holds(Rule.CHALLENGE_STATE, ready)


def term_can_be_extended(challenge: ChallengeRequest) -> bool:
    """Once, and before the term is over: what is late stays late (compare Awb 4:14 and 7:10)."""
    return challenge.due_on is not None and not challenge.is_overdue and challenge.extended_days == 0


def challenge_actions(user: AnyUser, challenge: ChallengeRequest) -> list[ChallengeAction]:
    """What this person can do with it now."""
    return [
        action
        for action in RULES
        if challenge_is_ready_for(challenge, action) and user_has_challenge_right(user, challenge, action)
    ]


def requester_can_withdraw(challenge: ChallengeRequest) -> bool:
    """By the private link, until there is a decision."""
    return challenge.state in BEFORE_DECISION


def user_can_assign_challenge(user: AnyUser, challenge: ChallengeRequest) -> bool:
    """Give it to another colleague while there is something to do."""
    under_way = challenge.handler_id is not None and challenge.due_on is not None
    return holds(Rule.CHALLENGE_STATE, under_way) and holds(Rule.INTAKE, has_role(user, *INTAKE))


def challenge_handlers() -> QuerySet[User]:
    """Who can have a request in hand: people in service with a role that works on dossiers."""
    names = [role.value for role in WORKERS]
    return User.objects.in_service().filter(groups__name__in=names).distinct().order_by("last_name", "first_name")


def waiting_challenges(user: AnyUser) -> QuerySet[ChallengeRequest]:
    """Requests of which the step that is open now waits for this person."""
    query = Q(pk__in=[])
    if has_role(user, *INTAKE):
        query |= Q(state=ChallengeState.SUBMITTED)
    if has_role(user, *WORKERS):
        query |= Q(state__in=[ChallengeState.ASSESSMENT, *DECIDED], handler=user)
    if has_role(user, *DECIDERS):
        query |= Q(state=ChallengeState.DECISION) & ~Q(assessed_by=user)
    return ChallengeRequest.objects.filter(query, due_on__isnull=False).order_by("due_on", "pk")
