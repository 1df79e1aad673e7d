"""Who sees which photo of a werkatelier, and who takes one away (rules 2 to 5).

A photo that is not cleared (not described, rights unknown, permission lacking) is for the team only: nobody agreed that
others see it.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from participation.choices import Confidentiality, TeamRole
from participation.models import Photo, Werkatelier
from participation.policy.dossiers import user_can_publish_record
from participation.policy.people import AnyUser
from participation.policy.relations import has_team_role, ids
from participation.policy.rules import Rule, holds
from participation.policy.seeing import internal_werkateliers, related_trajecten, visible_werkateliers


def visible_photos(user: AnyUser) -> QuerySet[Photo]:
    """Photos that this person may see."""
    public = Q(confidentiality=Confidentiality.PUBLIC, werkatelier__in=ids(visible_werkateliers(user)))
    inside = ~Q(confidentiality=Confidentiality.CONFIDENTIAL) & Q(werkatelier__in=ids(internal_werkateliers(user)))
    related = Q(werkatelier__traject__in=ids(related_trajecten(user)))
    return Photo.objects.filter((Q(cleared=True) & (public | inside)) | related)


def public_photos() -> QuerySet[Photo]:
    """What everybody sees on the register."""
    return visible_photos(AnonymousUser())


def user_can_take_photo_away(user: AnyUser, werkatelier: Werkatelier) -> bool:
    """Lead, member and communication, also when the dossier is closed: who withdraws a permission does not wait."""
    works = has_team_role(user, werkatelier, TeamRole.LEAD, TeamRole.MEMBER)
    return holds(Rule.PICTURES, works or user_can_publish_record(user, werkatelier))
