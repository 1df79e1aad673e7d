"""Who knows a party across trajecten, who merges two of them, and who sees the people we speak to there."""

from django.db.models import Exists, OuterRef, QuerySet

from participation.choices import TeamRole
from participation.models import Organisation, Party, Traject
from participation.policy.people import AnyUser, has_role, reads_internal
from participation.policy.relations import has_team_role, ids
from participation.policy.rules import Rule, holds
from participation.policy.seeing import inside_of_trajecten, internal_with
from samenwerking.accounts.roles import Role


def internal_parties(user: AnyUser) -> QuerySet[Party]:
    """Parties of which the user may see every field."""
    return Party.objects.filter(internal_with(user, "traject"))


def all_internal_parties(user: AnyUser) -> QuerySet[Party]:
    """The same parties, for a question that reads all of them: all but those of trajecten that stay closed.

    For who reads internal dossiers those are few. Each party is then looked up in a short list, where it would
    otherwise be taken along its traject and its opgave.
    """
    closed = Traject.objects.exclude(inside_of_trajecten(user))
    return Party.objects.exclude(traject__in=ids(closed))


def visible_organisations(user: AnyUser) -> QuerySet[Organisation]:
    """Known through a party in a traject that the user may see from the inside: never wider than a dossier."""
    return Organisation.objects.filter(Exists(internal_parties(user).filter(organisation=OuterRef("pk"))))


def user_can_read_organisations(user: AnyUser) -> bool:
    """The list of parties is for who reads internal dossiers (rule 3)."""
    return holds(Rule.STAFF, reads_internal(user))


def user_can_merge_organisations(user: AnyUser) -> bool:
    """People who write about parties; both parties are ones that they may know of."""
    return holds(Rule.MERGERS, has_role(user, Role.PROJECT_LEADER, Role.MANAGER, Role.COMMUNICATION))


def user_can_see_contacts(user: AnyUser, traject: Traject) -> bool:
    """Contact persons are for the team of the dossier, also when it is closed (AVG: no wider than the purpose)."""
    return holds(Rule.CONTACTS, has_team_role(user, traject, TeamRole.LEAD, TeamRole.MEMBER, TeamRole.READER))
