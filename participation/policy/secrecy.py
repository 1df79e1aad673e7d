"""Who takes a paper along that is read in secrecy, and who writes down that the council confirmed it (rule 4)."""

from django.db.models import Q

from participation.models import SecrecyGrant, Stuk
from participation.policy.people import AnyUser, has_role
from participation.policy.rules import Rule, holds
from participation.policy.seeing import granted_in_secrecy, inside_of_papers, offered_to_council, public_stukken
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role


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
    if not has_role(user, Role.CLERK) or not grant.needs_confirmation or grant.confirmed_at is not None:
        return False
    readable = inside_of_papers(user) | granted_in_secrecy(user)
    return (
        SecrecyGrant.objects.in_force().filter(pk=grant.pk).exists()
        and Stuk.objects.filter(readable, pk=grant.stuk_id).exists()
    )


def secrecy_to_confirm(user: AnyUser, stuk: Stuk) -> list[SecrecyGrant]:
    """What waits on this paper for this clerk; no query for others."""
    if not has_role(user, Role.CLERK):
        return []
    waiting = SecrecyGrant.objects.in_force().filter(stuk=stuk, needs_confirmation=True, confirmed_at__isnull=True)
    return [grant for grant in waiting if user_can_confirm_secrecy(user, grant)]
