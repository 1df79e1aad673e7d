"""Who somebody is: in service, with which roles. Superusers are nobody special here."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

AnyUser = User | AnonymousUser


# Rule 3: these roles see public and internal dossiers, internal fields included.
INTERNAL_READERS = frozenset(
    {
        Role.COMMUNICATION,
        Role.PROJECT_LEADER,
        Role.MANAGER,
        Role.COLLEGE,
        Role.SECRETARIAT,
        Role.CLERK,
        Role.AUDITOR,
    }
)


# Rule 4: who can be in a circle of secrecy. Holding the office is part of it: it ends when the role is taken away.
SECRECY_CIRCLE = frozenset({Role.COLLEGE, Role.SECRETARIAT, Role.COUNCIL, Role.CLERK})


def is_known(user: AnyUser) -> bool:
    """A logged-in person whose account may be used today: not closed, and within its dates."""
    return isinstance(user, User) and user.is_open(timezone.localdate())


def has_role(user: AnyUser, *roles: Role) -> bool:
    return isinstance(user, User) and is_known(user) and any(role.value in user.roles for role in roles)


def reads_internal(user: AnyUser) -> bool:
    return has_role(user, *INTERNAL_READERS)
