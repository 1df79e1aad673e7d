"""Who reads the borders of areas in."""

from participation.policy.people import AnyUser, has_role
from participation.policy.rules import Rule, holds
from samenwerking.accounts.roles import Role


def user_can_import_areas(user: AnyUser) -> bool:
    """Areas are content of the guide and part of how a site is set up (DESIGN section 1, rule 9)."""
    return holds(Rule.BORDERS, has_role(user, Role.COMMUNICATION, Role.ADMIN))
