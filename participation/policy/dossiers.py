"""Who makes, changes, closes and publishes dossiers, and who is on their team (rule 5)."""

from collections.abc import Set

from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, QuerySet

from participation.choices import Confidentiality, TeamRole
from participation.models import Opgave, Traject
from participation.policy.people import INTERNAL_READERS, AnyUser, has_role
from participation.policy.relations import AnyRecord, Dossier, has_team_role, related_by_team
from participation.policy.rules import Rule, holds
from participation.policy.seeing import user_can_view_internal
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role


def team_candidates() -> QuerySet[User]:
    """Who can be put on a team: people in service, except those whose roles only judge or oversee (rules 3 and 4)."""
    # Asked per person, by index: "not in" a list of people read all of them again for each when the database had
    # the numbers of rows wrong.
    return User.objects.in_service().filter(
        _has_one_of(INTERNAL_READERS - {Role.AUDITOR}) | ~_has_one_of({Role.COUNCIL, Role.AUDITOR, Role.ADMIN})
    )


def _has_one_of(roles: Set[Role]) -> Exists:
    names = [role.value for role in roles]
    return Exists(Group.objects.filter(user=OuterRef("pk"), name__in=names))


def user_can_join_team(person: User) -> bool:
    """May this person be given a team role?"""
    return team_candidates().filter(pk=person.pk).exists()


def user_can_manage_team(user: AnyUser, dossier: Dossier) -> bool:
    """Rule 5: the lead manages the team."""
    return holds(Rule.TEAM, has_team_role(user, dossier, TeamRole.LEAD))


def client_candidates() -> QuerySet[User]:
    """Who can be the client of an opgave: managers in service (rule 7)."""
    return User.objects.in_service().filter(groups__name=Role.MANAGER.value)


def portfolio_candidates() -> QuerySet[User]:
    """Who can hold a portfolio: members of the college in service."""
    return User.objects.in_service().filter(groups__name=Role.COLLEGE.value)


def user_can_create_opgave(user: AnyUser) -> bool:
    """Rule 5."""
    return holds(Rule.CREATORS, has_role(user, Role.PROJECT_LEADER, Role.MANAGER))


def user_can_edit(user: AnyUser, record: AnyRecord) -> bool:
    """Rule 5: lead and member, while the dossier is open."""
    return holds(Rule.OPEN, record.is_open) and holds(
        Rule.WORKERS, has_team_role(user, record, TeamRole.LEAD, TeamRole.MEMBER)
    )


def editable_opgaven(user: AnyUser) -> QuerySet[Opgave]:
    """Rule 5, as a list: the open opgaven that the user may edit, and so make a traject under."""
    return related_by_team(user, Opgave, TeamRole.LEAD, TeamRole.MEMBER).filter(closed_at__isnull=True)


def user_can_open_bin(user: AnyUser, dossier: Dossier) -> bool:
    """Lead and member, also when the dossier is closed; what they may restore is asked by kind."""
    return holds(Rule.AFTERWARDS, has_team_role(user, dossier, TeamRole.LEAD, TeamRole.MEMBER))


def user_can_move_process(user: AnyUser, traject: Traject) -> bool:
    """The lead brings a traject to another process, closes it and opens it again, while its opgave is open."""
    open_above = holds(Rule.OPEN, traject.opgave.is_open)
    return open_above and holds(Rule.MOVERS, has_team_role(user, traject, TeamRole.LEAD))


def user_can_close_opgave(user: AnyUser, opgave: Opgave) -> bool:
    """Rule 5: a dossier is closed, not deleted; by its lead."""
    return holds(Rule.OPEN, opgave.is_open) and holds(Rule.MOVERS, has_team_role(user, opgave, TeamRole.LEAD))


def user_can_reopen_opgave(user: AnyUser, opgave: Opgave) -> bool:
    """Who may close may open again."""
    return holds(Rule.CLOSED, not opgave.is_open) and holds(Rule.MOVERS, has_team_role(user, opgave, TeamRole.LEAD))


def user_can_publish_record(user: AnyUser, record: AnyRecord) -> bool:
    """The lead, or communication, puts a public dossier on the register (and takes it off)."""
    if not holds(Rule.ONLY_PUBLIC, record.opgave.confidentiality == Confidentiality.PUBLIC):
        return False
    may = has_team_role(user, record, TeamRole.LEAD) or (
        has_role(user, Role.COMMUNICATION) and user_can_view_internal(user, record)
    )
    return holds(Rule.PUBLISHERS, may)
