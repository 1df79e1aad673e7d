"""Who sees that things happened, without seeing what."""

from wagtail.permission_policies.pages import PagePermissionPolicy

from participation.policy.people import AnyUser, has_role
from participation.policy.rules import Rule, holds
from samenwerking.accounts.roles import Role


def user_can_read_audit(user: AnyUser) -> bool:
    """Rule 4: the auditor sees that events happened, the administrator guards the chain; neither reads content."""
    return holds(Rule.EVENTS, has_role(user, Role.AUDITOR, Role.ADMIN))


def user_can_keep_accounts(user: AnyUser) -> bool:
    """Rule 9, as Beheer asks it; the same row of the role table gives the settings."""
    return holds(Rule.ADMIN, user.has_perm("accounts.change_user"))


def user_can_write_guide(user: AnyUser) -> bool:
    """Rule 9: somewhere in the guide; Wagtail may narrow it to a part."""
    return holds(Rule.GUIDE, PagePermissionPolicy().user_has_permission(user, "publish"))


def user_can_ask_who_may(user: AnyUser) -> bool:
    """Rule 9: who keeps the roles has to be able to tell what they give; the clerk reads along."""
    return holds(Rule.ASKERS, has_role(user, Role.ADMIN, Role.CLERK))


def user_can_ask_about_all(user: AnyUser) -> bool:
    """The administrator is asked why somebody does not see a dossier, and hears of a dossier only its address."""
    return has_role(user, Role.ADMIN)
