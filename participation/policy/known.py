"""What one person is to dossiers and papers, looked up in one go for a page that only reads.

A question to the database that holds these few numbers is short; one that finds them itself does so again for each rule
in it, and the rules stand a dozen times on a page (docs/decisions/0216).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.utils import timezone

from participation.asked_once import is_asking_once, once
from participation.choices import TeamRole
from participation.models import (
    Opgave,
    OpgaveUserObjectPermission,
    Replacement,
    SecrecyGrant,
    Traject,
    TrajectUserObjectPermission,
)
from participation.policy.people import SECRECY_CIRCLE, AnyUser, has_role, is_known, reads_internal
from samenwerking.accounts.models import User

# Where guardian keeps who has which relation to a record.
ROWS: dict[type[Model], type[OpgaveUserObjectPermission | TrajectUserObjectPermission]] = {
    Opgave: OpgaveUserObjectPermission,
    Traject: TrajectUserObjectPermission,
}
# Who is more than this to so many dossiers is asked about by the database itself: a long list of numbers is no gain.
MOST = 300
ANSWERS_FOR, SECRET, STANDS_IN = "answers_for", "secret", "stands_in"
Facts = dict[str, frozenset[int]]


@dataclass(frozen=True)
class Known:
    """Numbers by what the person is to them: team roles as guardian names them, and the words above."""

    facts: Facts

    def on_team(self, model: type[Model], *roles: TeamRole) -> frozenset[int]:
        """Records of ``model`` on which the person has one of these roles; any role when none is named."""
        return frozenset().union(*(self._numbers(codename(role, model)) for role in roles or TeamRole))

    @property
    def answers_for(self) -> frozenset[int]:
        """Opgaven of which they hold the portfolio or gave the order. Only looked up for who reads no other inside."""
        return self._numbers(ANSWERS_FOR)

    @property
    def secret(self) -> frozenset[int]:
        """Papers that they read because a secrecy in force names them."""
        return self._numbers(SECRET)

    @property
    def stands_in_for(self) -> frozenset[int]:
        """People in whose place they act today."""
        return self._numbers(STANDS_IN)

    def _numbers(self, fact: str) -> frozenset[int]:
        return self.facts.get(fact, frozenset())


def codename(role: TeamRole, model: type[Model]) -> str:
    return f"{role.value}_{model._meta.model_name}"


def known_of(user: AnyUser) -> Known | None:
    """Of somebody in service, on a page that only reads; None for others, and where it is too much to take along."""
    if not is_asking_once() or not isinstance(user, User) or not is_known(user):
        return None
    return once(("known", user.pk), lambda: _look_up(user))


def _look_up(user: User) -> Known | None:
    first, *rest = (_told(rows, fact, number) for rows, fact, number in _sources(user))
    found = list(first.union(*rest, all=True)[: MOST + 1])
    if len(found) > MOST:
        return None
    facts: defaultdict[str, set[int]] = defaultdict(set)
    for fact, number in found:
        facts[fact].add(number)
    return Known({fact: frozenset(numbers) for fact, numbers in facts.items()})


def _sources(user: User) -> Iterable[tuple[QuerySet[Any], Any, str]]:
    for rows in ROWS.values():
        yield rows.objects.filter(user=user), F("permission__codename"), "content_object_id"
    yield in_place_of_others(user), Value(STANDS_IN, CharField()), "person_id"
    if not reads_internal(user):
        own = Opgave.objects.filter(Q(portfolio_holder=user) | Q(client=user))
        yield own, Value(ANSWERS_FOR, CharField()), "pk"
    if has_role(user, *SECRECY_CIRCLE):
        yield grants_naming(user), Value(SECRET, CharField()), "stuk_id"


def _told(rows: QuerySet[Any], fact: Any, number: str) -> QuerySet[Any]:
    return rows.order_by().annotate(fact=fact, number=F(number)).values_list("fact", "number")


def grants_naming(user: User) -> QuerySet[SecrecyGrant]:
    """Rule 4: secrecy that is in force today, with this person in the circle."""
    return SecrecyGrant.objects.in_force().filter(members=user)


def in_place_of_others(user: User) -> QuerySet[Replacement]:
    """Rule 7: replacements in force today, of others by this person."""
    return Replacement.objects.in_force(timezone.localdate()).filter(replacement=user)
