"""Who takes a paper along that is read in secrecy, and who writes down that the council confirmed it (rule 4)."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from participation.choices import StukState
from participation.models import Meeting, SecrecyGrant, Stuk
from participation.models.stuk import EDITABLE_STATES
from participation.policy.papers import led_stukken, user_can_lift_secrecy
from participation.policy.people import AnyUser, has_role
from participation.policy.relations import ids
from participation.policy.rules import Rule, holds
from participation.policy.seeing import inside_of_papers, inside_or_in_secrecy, offered_to_council, public_stukken
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

# How long the lead is reminded of secrecy that lapsed.
LAPSED_SHOWN = timedelta(days=30)


def user_can_download(user: AnyUser, stuk: Stuk) -> bool:
    """Who works on the dossier, and whoever reads it without secrecy, may; who is in a circle only when that says so.

    Asked for every form that leaves the page: PDF, ODT, plain text, the file of a meeting, the file of a decision.
    """
    free = Q(pk__in=public_stukken().order_by().values("pk")) | inside_of_papers(user) | offered_to_council(user)
    if Stuk.objects.filter(free, pk=stuk.pk).exists():
        return holds(Rule.DOWNLOADS, answer=True)
    grants = SecrecyGrant.objects.in_force().filter(stuk=stuk, downloads_allowed=True)
    return holds(Rule.DOWNLOADS, isinstance(user, User) and grants.filter(members=user).exists())


def user_can_confirm_secrecy(user: AnyUser, grant: SecrecyGrant) -> bool:
    """Rule 8: the clerk writes down what the council did; only a clerk who may read the paper knows of it (rule 4)."""
    return holds(Rule.CONFIRM_WAITS, grant_waits_for_council(grant)) and holds(
        Rule.CONFIRMERS, has_role(user, Role.CLERK) and _reads(user, grant)
    )


def grant_waits_for_council(grant: SecrecyGrant) -> bool:
    return SecrecyGrant.objects.in_force().awaiting_council().filter(pk=grant.pk).exists()


def _reads(user: AnyUser, grant: SecrecyGrant) -> bool:
    return Stuk.objects.filter(inside_or_in_secrecy(user), pk=grant.stuk_id).exists()


def user_can_lift_grant(user: AnyUser, grant: SecrecyGrant) -> bool:
    """The lead, as long as there is something to end."""
    return holds(Rule.SECRECY_STANDS, not grant.is_over) and user_can_lift_secrecy(user, grant.stuk)


def secrecy_waiting_for(user: AnyUser) -> QuerySet[SecrecyGrant]:
    """Of which this clerk writes down what the council did, as soon as the council met."""
    if not has_role(user, Role.CLERK):
        return SecrecyGrant.objects.none()
    met = Meeting.objects.of_the_council_itself().filter(
        date__gte=Greatest(OuterRef("starts_on"), OuterRef("created_at__date")), date__lte=timezone.localdate()
    )
    readable = Stuk.objects.filter(inside_or_in_secrecy(user))
    return SecrecyGrant.objects.in_force().awaiting_council().filter(Exists(met), stuk__in=ids(readable))


def lapsed_secrecy_of(user: AnyUser) -> QuerySet[SecrecyGrant]:
    """That the lead may have to impose anew: lapsed of late, of a paper that is on its way and lies under no other."""
    if not isinstance(user, User):
        return SecrecyGrant.objects.none()
    standing = SecrecyGrant.objects.standing().filter(stuk=OuterRef("stuk"))
    ended = (*EDITABLE_STATES, StukState.WITHDRAWN)
    lapsed = SecrecyGrant.objects.filter(lapsed_at__gte=timezone.now() - LAPSED_SHOWN, stuk__in=ids(led_stukken(user)))
    return lapsed.exclude(stuk__state__in=ended).filter(~Exists(standing))


def secrecy_to_confirm(user: AnyUser, stuk: Stuk) -> list[SecrecyGrant]:
    """What waits on this paper for this clerk; no query for others."""
    if not has_role(user, Role.CLERK):
        return []
    waiting = SecrecyGrant.objects.in_force().awaiting_council().filter(stuk=stuk)
    return [grant for grant in waiting if user_can_confirm_secrecy(user, grant)]
