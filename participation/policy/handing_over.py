"""Who hands dossiers from one person to another, and to whom."""

from django.db.models import QuerySet

from participation.choices import HandoverKind
from participation.models import Opgave, Traject
from participation.policy.dossiers import client_candidates, portfolio_candidates, team_candidates
from participation.policy.people import AnyUser, has_role
from participation.policy.relations import led_by
from participation.policy.rules import Rule, holds
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role


def user_can_hand_over(user: AnyUser) -> bool:
    """Rule 9: the administrator, who sees how many dossiers there are and not which."""
    return holds(Rule.ADMIN, has_role(user, Role.ADMIN))


def handover_candidates(kind: HandoverKind) -> QuerySet[User]:
    """Who may take over: who could be given the same in the dossier itself."""
    candidates = {
        HandoverKind.LEAD: team_candidates,
        HandoverKind.PORTFOLIO: portfolio_candidates,
        HandoverKind.CLIENT: client_candidates,
    }
    return candidates[kind]()


def opgaven_held(person: User, kind: HandoverKind) -> QuerySet[Opgave]:
    """Open opgaven that the person has in this way."""
    if kind == HandoverKind.LEAD:
        return led_by(person, Opgave).filter(closed_at__isnull=True)
    field = "portfolio_holder" if kind == HandoverKind.PORTFOLIO else "client"
    return Opgave.objects.filter(closed_at__isnull=True, **{field: person})


def trajecten_led(person: User) -> QuerySet[Traject]:
    """Open trajecten that the person leads."""
    return led_by(person, Traject).filter(closed_at__isnull=True, opgave__closed_at__isnull=True)
