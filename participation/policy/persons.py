"""Who erases a person outside from everything at once."""

from participation.policy.people import AnyUser, has_role
from participation.policy.rules import Rule, holds
from samenwerking.accounts.roles import Role


def user_can_erase_persons(user: AnyUser) -> bool:
    """The administrator (rule 9). What is erased is not shown: only how much there is of each kind."""
    return holds(Rule.ADMIN, has_role(user, Role.ADMIN))
