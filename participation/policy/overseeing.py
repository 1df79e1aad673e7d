"""Who sees that things happened, without seeing what."""

from participation.policy.people import AnyUser, has_role
from samenwerking.accounts.roles import Role


def user_can_read_audit(user: AnyUser) -> bool:
    """Rule 4: the auditor sees that events happened, the administrator guards the chain; neither reads content."""
    return has_role(user, Role.AUDITOR, Role.ADMIN)
