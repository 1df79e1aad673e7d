"""Groups of the municipality give roles, and take them away when the group goes. Roles given by hand are kept apart."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from samenwerking.accounts.events import AccountAction, tell
from samenwerking.accounts.memberships import end_role, give_role
from samenwerking.accounts.models import GroupMapping, RoleMembership, Source, User
from samenwerking.accounts.roles import Role


def roles_of_claims(claims: dict[str, Any]) -> frozenset[Role]:
    """By the table in the settings; a group that is not in it gives nothing, and so does a claim of another shape."""
    found = claims.get(settings.OIDC_GROUPS_CLAIM, [])
    groups = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return frozenset(Role(settings.OIDC_GROUP_ROLES[one]) for one in groups if one in settings.OIDC_GROUP_ROLES)


@transaction.atomic
def follow_groups(user: User, claims: dict[str, Any]) -> None:
    """At each log-in by the provider."""
    note_mapping()
    wanted = roles_of_claims(claims)
    held = RoleMembership.objects.filter(user=user, source=Source.PROVIDER, ended_at=None)
    for membership in held:
        if membership.role not in wanted:
            end_role(by=None, membership=membership)
    has = set(held.values_list("role", flat=True))
    for role in sorted(wanted - has):
        give_role(by=None, user=user, role=role, starts_on=timezone.localdate(), source=Source.PROVIDER)


@transaction.atomic
def note_mapping() -> None:
    """The first time that the settings say something else, that stands in the record."""
    mapping = dict(settings.OIDC_GROUP_ROLES)
    last = GroupMapping.objects.first()
    if (last is None and not mapping) or (last is not None and last.mapping == mapping):
        return
    noted = GroupMapping.objects.create(mapping=mapping)
    tell(AccountAction.GROUP_MAPPING_CHANGED, by=None, about=noted, mapping=mapping)
