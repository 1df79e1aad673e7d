"""What a person may see of the way from a contribution to a decision, for many papers at once.

Each list agrees with the rule for one paper in ``reading.py`` (tests/chain/test_policy_chain.py).
"""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from participation.choices import AMENDING, Body
from participation.models import Decision, Reaction, Stuk
from participation.policy.people import AnyUser, has_role
from participation.policy.reactions import reaction_body
from participation.policy.reading import SINCE_OFFER
from participation.policy.relations import ids
from participation.policy.rules import Rule, holds
from participation.policy.seeing import PUBLISHED_STUK, granted_in_secrecy, inside_of_papers, offered_to_council
from samenwerking.accounts.roles import Role

# The council handed it in and the clerk gave it its number there: from then on everybody may know of it, on a paper
# that is on the register (docs/decisions/0136).
PUBLIC_AMENDING = Q(kind__in=AMENDING, body=Body.COUNCIL) & ~Q(external_id="")


def visible_amendments(user: AnyUser, stukken: Sequence[Stuk]) -> QuerySet[Reaction]:
    """Amendments and motions on these papers that the user may read."""
    papers = Stuk.objects.filter(pk__in=[stuk.pk for stuk in stukken])
    query = Q(stuk__in=ids(papers.filter(inside_of_papers(user))))
    body = reaction_body(user)
    if body is not None:
        offered = papers.filter(offered_to_council(user) | granted_in_secrecy(user))
        query |= Q(stuk__in=ids(offered), body=body)
    query |= Q(stuk__in=ids(papers.filter(PUBLISHED_STUK))) & PUBLIC_AMENDING
    return Reaction.objects.filter(query, kind__in=AMENDING)


def visible_decisions_on(user: AnyUser, stukken: Sequence[Stuk]) -> QuerySet[Decision]:
    """Decisions on these papers that the user may read (rule 3, as ``visible_decisions`` says it for one)."""
    papers = Stuk.objects.filter(pk__in=[stuk.pk for stuk in stukken])
    whole = inside_of_papers(user) | PUBLISHED_STUK
    offered = papers.filter(offered_to_council(user) | granted_in_secrecy(user))
    return Decision.objects.filter(Q(stuk__in=ids(papers.filter(whole))) | (Q(stuk__in=ids(offered)) & SINCE_OFFER))


def user_can_number_amendment(user: AnyUser, reaction: Reaction) -> bool:
    """The clerk notes the number that an amendment or motion of the council has in the council's own system."""
    numbered = reaction.kind in AMENDING and reaction.body == Body.COUNCIL and has_role(user, Role.CLERK)
    sees = Stuk.objects.filter(inside_of_papers(user), pk=reaction.stuk_id)
    return holds(Rule.NUMBERS, numbered and sees.exists())
