"""Who hands in an amendment or a motion, who takes it back, and who writes down what the council voted."""

from collections.abc import Callable, Sequence

from django.db.models import F, Q, QuerySet

from participation.choices import AMENDING, Body, ProposalState, ReactionKind
from participation.models import Proposal, Reaction, Stuk
from participation.policy.chain import visible_amendments
from participation.policy.people import AnyUser, has_role
from participation.policy.reactions import reaction_body, user_can_react
from participation.policy.relations import ids
from participation.policy.rules import Rule, holds
from participation.policy.seeing import inside_or_in_secrecy, offered_to_council, was_under_secrecy
from participation.selectors.route_steps import council_decides
from samenwerking.accounts.roles import Role


def user_can_table_motion(user: AnyUser, stuk: Stuk) -> bool:
    """A member of the council, on what the council was offered, while it is being decided or told."""
    return holds(Rule.TABLERS, reaction_body(user) == Body.COUNCIL) and user_can_react(user, stuk)


def user_can_table_amendment(user: AnyUser, stuk: Stuk) -> bool:
    """The same, on a text that the council decides on. What it gets for information is somebody else's decision
    (docs/decisions/0229).
    """
    return ReactionKind.AMENDMENT in kinds_to_table(user, stuk)


def kinds_to_table(user: AnyUser, stuk: Stuk) -> frozenset[ReactionKind]:
    """Both answers, for who shows both: what they share is asked once."""
    if not user_can_table_motion(user, stuk):
        return frozenset()
    amends = holds(Rule.COUNCIL_DECIDES, council_decides(stuk))
    return frozenset(AMENDING) if amends else frozenset({ReactionKind.MOTION})


TABLES: dict[ReactionKind, Callable[[AnyUser, Stuk], bool]] = {
    ReactionKind.AMENDMENT: user_can_table_amendment,
    ReactionKind.MOTION: user_can_table_motion,
}


def visible_proposals(user: AnyUser, stukken: Sequence[Stuk]) -> QuerySet[Proposal]:
    """As wide as the words of the reaction that they are."""
    return Proposal.objects.filter(reaction__in=visible_amendments(user, stukken).order_by().values("pk"))


def offered_text_is_known(user: AnyUser) -> Q:
    """Of a proposal: may this reader see the text that it changes? Who reads the paper as it was offered may. Others
    read only what lay before the council in public, or is on the register now: what was offered in secrecy does not
    come out with an amendment when the secrecy ends.
    """
    own = Stuk.objects.filter(inside_or_in_secrecy(user) | offered_to_council(user))
    shown = Q(reaction__revision=F("reaction__stuk__live_revision"))
    return Q(reaction__stuk__in=ids(own)) | shown | Q(~was_under_secrecy("reaction__stuk", "reaction__created_at"))


def user_can_withdraw_proposal(user: AnyUser, proposal: Proposal) -> bool:
    """Who handed it in, as long as nobody voted and they still sit in the council."""
    may = (
        proposal.state == ProposalState.TABLED
        and proposal.reaction.author_id == user.pk
        and reaction_body(user) == proposal.reaction.body
        and visible_proposals(user, [proposal.reaction.stuk]).filter(pk=proposal.pk).exists()
    )
    return holds(Rule.MOVER, may)


def user_can_settle_proposal(user: AnyUser, proposal: Proposal) -> bool:
    """Rule 8: the clerk writes down what the council voted. A result can be bettered; what was taken back cannot."""
    return holds(Rule.RESULTS, proposal.state != ProposalState.WITHDRAWN and _serves(user, proposal.reaction))


def user_can_keep_fractions(user: AnyUser) -> bool:
    """The clerk serves the council and knows who sits in it."""
    return holds(Rule.FRACTIONS, has_role(user, Role.CLERK))


def _serves(user: AnyUser, reaction: Reaction) -> bool:
    if reaction.kind not in AMENDING or reaction.body != Body.COUNCIL or not has_role(user, Role.CLERK):
        return False
    return Stuk.objects.filter(inside_or_in_secrecy(user), pk=reaction.stuk_id).exists()
