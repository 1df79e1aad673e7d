"""The roles, in one table. ``sync_roles`` makes the database follow it; no migration grants a permission."""

from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class Role(StrEnum):
    """Names of the Django groups that carry a role."""

    COMMUNICATION = "communication"
    PROJECT_LEADER = "project_leader"
    MANAGER = "manager"
    COLLEGE = "college"
    SECRETARIAT = "secretariat"
    CLERK = "clerk"
    COUNCIL = "council"
    AUDITOR = "auditor"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        return str(_(ROLES[self].label))


@dataclass(frozen=True)
class RoleDefinition:
    """One row of the role table: Dutch label and model-wide permissions (``app.codename``).

    Rights on one dossier are never here; they follow from ``participation.policy``.
    """

    label: str
    permissions: frozenset[str] = frozenset()


GUIDE_SNIPPETS = ("question", "theme", "area", "glossaryterm")
GUIDE_PERMISSIONS = frozenset(
    {"wagtailadmin.access_admin", "pages.view_searchmiss"}
    | {f"pages.{verb}_{name}" for name in GUIDE_SNIPPETS for verb in ("add", "change", "delete", "view")}
    | {f"wagtailredirects.{verb}_redirect" for verb in ("add", "change", "delete", "view")}
    | {"simple_translation.submit_translation", "pages.change_importfinding"}
)
ADMIN_PERMISSIONS = frozenset(
    {"wagtailadmin.access_admin", "accounts.add_user", "accounts.change_user", "accounts.view_user"}
    | {
        f"wagtailcore.{verb}_{name}"
        for name in ("workflow", "task", "site", "locale")
        for verb in ("add", "change", "delete", "view")
    }
    | {f"participation.{verb}_route" for verb in ("add", "change", "delete", "view")}
    | {"pages.change_sitesettings", "participation.change_commitmentterms", "participation.change_archivesettings"}
    | {"workdays.change_workdaysettings", "outbox.change_outgoingmail", "background.view_periodicrun"}
    | {
        f"participation.change_{name}"
        for name in ("initiativeterms", "challengeterms", "evaluationquestions", "councilterms")
    }
)

ROLES: dict[Role, RoleDefinition] = {
    Role.COMMUNICATION: RoleDefinition(gettext_noop("Communicatieadviseur"), GUIDE_PERMISSIONS),
    Role.PROJECT_LEADER: RoleDefinition(gettext_noop("Projectleider")),
    Role.MANAGER: RoleDefinition(gettext_noop("Manager")),
    Role.COLLEGE: RoleDefinition(gettext_noop("Collegelid")),
    Role.SECRETARIAT: RoleDefinition(gettext_noop("Bestuurssecretariaat")),
    Role.CLERK: RoleDefinition(gettext_noop("Griffie")),
    Role.COUNCIL: RoleDefinition(gettext_noop("Raadslid")),
    Role.AUDITOR: RoleDefinition(gettext_noop("Auditor")),
    Role.ADMIN: RoleDefinition(gettext_noop("Beheerder"), ADMIN_PERMISSIONS),
}


# The guide and the register add what is theirs, such as pages, without this table knowing them.
roles_synced = Signal()


def permissions_of(name: str) -> frozenset[str]:
    """Model-wide permissions of the role with this group name; a group that is no role has none here."""
    return ROLES[Role(name)].permissions if name in set(Role) else frozenset()


def permission_query(names: frozenset[str]) -> Q:
    """Query for the Permission rows named as ``app_label.codename``."""
    query = Q(pk__in=[])
    for name in names:
        app_label, codename = name.split(".")
        query |= Q(content_type__app_label=app_label, codename=codename)
    return query


@transaction.atomic
def sync_roles() -> list[str]:
    """Create or correct the group of every role; safe to run again.

    Returns the permission names in the table that do not exist (a typing error or a missing migration).
    """
    missing: list[str] = []
    for role, definition in ROLES.items():
        group, _created = Group.objects.get_or_create(name=role.value)
        found = Permission.objects.filter(permission_query(definition.permissions)).select_related("content_type")
        group.permissions.set(found)
        missing += sorted(definition.permissions - {f"{p.content_type.app_label}.{p.codename}" for p in found})
    roles_synced.send(sender=Role)
    return missing
