"""Dossiers on which somebody may act from a list: the lists behind ``user_can_manage_team`` and
``user_can_publish_record``, so that a page of rows asks once."""

from django.db.models import Q, QuerySet

from participation.choices import Confidentiality, TeamRole
from participation.models import Opgave, Traject
from participation.policy.people import AnyUser, has_role
from participation.policy.relations import ids, related_by_team
from participation.policy.seeing import inside_of_opgaven, inside_of_trajecten
from samenwerking.accounts.roles import Role


def actionable_opgaven(user: AnyUser) -> QuerySet[Opgave]:
    """Led by the user; for communication also the public ones, to publish."""
    query = Q(pk__in=ids(related_by_team(user, Opgave, TeamRole.LEAD)))
    if has_role(user, Role.COMMUNICATION):
        query |= inside_of_opgaven(user) & Q(confidentiality=Confidentiality.PUBLIC)
    return Opgave.objects.filter(query)


def actionable_trajecten(user: AnyUser) -> QuerySet[Traject]:
    """Led by the user, or under an opgave that the user leads; for communication also the public ones."""
    query = Q(pk__in=ids(related_by_team(user, Traject, TeamRole.LEAD)))
    query |= Q(opgave__in=ids(related_by_team(user, Opgave, TeamRole.LEAD)))
    if has_role(user, Role.COMMUNICATION):
        query |= inside_of_trajecten(user) & Q(opgave__confidentiality=Confidentiality.PUBLIC)
    return Traject.objects.filter(query)
