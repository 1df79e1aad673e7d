"""Who reads and judges initiatives. What is on the register everybody reads; the rest is for the staff."""

from django.db.models import Q, QuerySet

from participation.choices import InitiativeState
from participation.models import Initiative, Opgave
from participation.policy.people import AnyUser, has_role, reads_internal
from participation.policy.relations import ids
from participation.policy.rules import Rule, holds
from participation.policy.seeing import public_opgaven, visible_opgaven
from samenwerking.accounts.roles import Role

HANDLERS = (Role.COMMUNICATION, Role.PROJECT_LEADER)


def public_initiatives() -> QuerySet[Initiative]:
    """What is on the register."""
    return Initiative.objects.filter(state=InitiativeState.SHOWN)


def visible_initiatives(user: AnyUser) -> QuerySet[Initiative]:
    """Staff sees them in every state, others those on the register."""
    return Initiative.objects.all() if reads_internal(user) else public_initiatives()


def user_can_handle_initiatives(user: AnyUser) -> bool:
    """Add, judge and change; and read who is behind one."""
    return holds(Rule.INITIATIVES, has_role(user, *HANDLERS))


def waiting_initiatives(user: AnyUser) -> QuerySet[Initiative]:
    """What waits for a judgement of this person: a proposal, or a change of what is on the register."""
    if not user_can_handle_initiatives(user):
        return Initiative.objects.none()
    return Initiative.objects.filter(Q(state=InitiativeState.PROPOSED) | Q(change__isnull=False))


def opgaven_of_initiative(initiative: Initiative, user: AnyUser | None = None) -> QuerySet[Opgave]:
    """The opgaven that an initiative is linked to, as far as this reader may know of them; None: everybody."""
    known = public_opgaven() if user is None else visible_opgaven(user)
    return initiative.opgaven.filter(pk__in=ids(known)).order_by("title", "pk")


def initiatives_of_opgave(opgave: Opgave) -> QuerySet[Initiative]:
    """The initiatives on the register that belong to an opgave."""
    return public_initiatives().filter(opgaven=opgave)
