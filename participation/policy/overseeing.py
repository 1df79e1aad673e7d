"""Who sees that things happened, without seeing what."""

from participation.policy.people import AnyUser, has_role
from participation.policy.rules import Rule, holds
from samenwerking.accounts.roles import Role


def user_can_read_audit(user: AnyUser) -> bool:
    """Rule 4: the auditor sees that events happened, the administrator guards the chain; neither reads content."""
    return holds(Rule.EVENTS, has_role(user, Role.AUDITOR, Role.ADMIN))


def user_can_ask_who_may(user: AnyUser) -> bool:
    """Rule 9: who keeps the roles has to be able to tell what they give; the clerk reads along."""
    return holds(Rule.ASKERS, has_role(user, Role.ADMIN, Role.CLERK))


def user_can_ask_about_all(user: AnyUser) -> bool:
    """The administrator is asked why somebody does not see a dossier, and hears of a dossier only its address."""
    return has_role(user, Role.ADMIN)
