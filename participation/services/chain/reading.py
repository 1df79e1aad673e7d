"""Contributions with everything that came of them, as one person may read it.

A step that the reader may not see is not there, and the steps have no numbers that would tell. The number of queries
does not grow with the number of contributions. Reading, but in the services because it asks the policy (0052).
"""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse

from participation.models import Contribution
from participation.policy import AnyUser
from participation.selectors.contributions import response_to
from participation.services.chain import steps
from participation.services.chain.gathering import Gathered, gather
from participation.services.chain.steps import Chain, ChainStep

__all__ = ["Chain", "ChainStep", "chains_of", "public_chains_of", "with_answers"]


def with_answers(contributions: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """All that the chain needs of the contributions themselves, in the same query."""
    return contributions.select_related(
        "traject__opgave", "werkatelier", "group", "response__stuk", "group__response__stuk"
    )


def chains_of(user: AnyUser, contributions: Iterable[Contribution], without: Collection[int] = ()) -> list[Chain]:
    """For the werkplaats. The caller chose the contributions by ``policy.visible_contributions``.

    ``without``: numbers of papers that stay out, although the reader may see them.
    """
    return _chains(user, list(contributions), "werkplaats", without)


def public_chains_of(contributions: Iterable[Contribution]) -> list[Chain]:
    """For the register: the same for everybody. The caller chose them by ``policy.public_contributions``."""
    return _chains(AnonymousUser(), list(contributions), "register")


def _chains(user: AnyUser, found: list[Contribution], face: str, without: Collection[int] = ()) -> list[Chain]:
    gathered = gather(user, found, without)
    return [_chain(contribution, gathered, face) for contribution in found]


def _chain(contribution: Contribution, gathered: Gathered, face: str) -> Chain:
    slug = contribution.traject.slug
    walked = [steps.contribution_step(contribution, gathered, face)]
    walked += steps.session_steps(contribution, gathered, face)
    response = response_to(contribution)
    if response is not None:
        walked.append(steps.answer_step(response))
        walked += steps.paper_steps(response, gathered, face)
    walked += steps.promise_steps(contribution, gathered, face)
    walked += steps.outcome_steps(contribution, gathered, face)
    return Chain(
        pk=contribution.pk,
        text=contribution.text,
        url=reverse(f"{face}:contribution_chain", args=[slug, contribution.pk]),
        steps=walked,
    )
