"""Who says whether everybody may read the budget of a traject."""

from participation.choices import TeamRole
from participation.models import Traject
from participation.policy.people import AnyUser
from participation.policy.relations import has_team_role
from participation.policy.rules import Rule, holds


def user_can_publish_budget(user: AnyUser, traject: Traject) -> bool:
    """The lead, also when the traject is closed: what it cost is asked afterwards too."""
    return holds(Rule.BUDGET, has_team_role(user, traject, TeamRole.LEAD))
