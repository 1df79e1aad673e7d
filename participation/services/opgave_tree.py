"""Which opgaven contribute to which, with what happens under them added up.

A concrete opgave may contribute to several policy ones. It then stands under each, and no sum counts it twice. Each
reader sees and counts what that reader may know; the register counts what is public (docs/decisions/0151).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from participation import policy
from participation.models import Opgave
from samenwerking.accounts.models import User

DEEPEST = 4


@dataclass(frozen=True)
class Sums:
    """What happens under one opgave, or under it and everything that contributes to it."""

    trajecten: int = 0
    werkateliers: int = 0
    contributions: int = 0
    commitments: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


@dataclass
class Branch:
    """An opgave with what contributes to it; ``total`` includes all of that, each opgave once."""

    opgave: Any
    own: Sums
    total: Sums
    children: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class Scope:
    """What one kind of reader may know of; ``address`` is the page of an opgave for that reader."""

    opgaven: QuerySet[Opgave]
    counted: dict[str, tuple[QuerySet[Any], str]]
    address: Callable[[Opgave], str]

    def roots(self) -> QuerySet[Opgave]:
        """Opgaven that contribute to nothing that this reader knows; policy before concrete."""
        known = self.opgaven.order_by().values("pk")
        links = Opgave.contributes_to.through.objects.filter(from_opgave=OuterRef("pk"), to_opgave__in=known)
        return self.opgaven.filter(~Exists(links)).order_by("-kind", "title", "pk")


def public_scope() -> Scope:
    """What everybody may know."""
    return Scope(
        policy.public_opgaven(),
        {
            "trajecten": (policy.public_trajecten(), "opgave"),
            "werkateliers": (policy.public_werkateliers(), "traject__opgave"),
            "contributions": (policy.public_contributions(), "traject__opgave"),
            "commitments": (policy.public_commitments(), "traject__opgave"),
        },
        lambda opgave: opgave.get_absolute_url(),
    )


def scope_of(user: User) -> Scope:
    """What this person may know in the werkplaats."""
    return Scope(
        policy.visible_opgaven(user),
        {
            "trajecten": (policy.visible_trajecten(user), "opgave"),
            "werkateliers": (policy.visible_werkateliers(user), "traject__opgave"),
            "contributions": (policy.visible_contributions(user).filter(is_current=True), "traject__opgave"),
            "commitments": (policy.visible_commitments(user), "traject__opgave"),
        },
        lambda opgave: opgave.get_workspace_url(),
    )


def branches_of(roots: Iterable[Opgave], scope: Scope) -> list[Branch]:
    """The trees that begin at these opgaven, at most ``DEEPEST`` levels; the number of queries does not grow."""
    first = list(roots)
    known = {opgave.pk: opgave for opgave in first}
    below = _links_below(scope, known)
    sums = _sums(scope, list(known))
    return [_branch(opgave, scope, known, below, sums, frozenset()) for opgave in first]


def _links_below(scope: Scope, known: dict[int, Opgave]) -> dict[int, list[int]]:
    """Per opgave the ones that contribute to it, all levels in one query; ``known`` grows along."""
    through = Opgave.contributes_to.through.objects
    above: Any = set(known)
    beneath = Q()
    for _level in range(DEEPEST):
        beneath |= Q(to_opgave__in=above)
        above = through.filter(to_opgave__in=above).values("from_opgave")
    links = through.filter(beneath, from_opgave__in=scope.opgaven.order_by().values("pk"))
    below: dict[int, list[int]] = {}
    for row in links.select_related("from_opgave").order_by("from_opgave__title", "from_opgave"):
        below.setdefault(row.to_opgave_id, []).append(row.from_opgave_id)
        known.setdefault(row.from_opgave_id, row.from_opgave)
    return below


def _sums(scope: Scope, pks: list[int]) -> dict[int, Sums]:
    """All kinds counted in one query."""
    parts = [
        rows.filter(**{f"{path}__in": pks})
        .order_by()
        .values(counted_for=F(path))
        .annotate(counted_kind=Value(name), counted=Count("*"))
        .values_list("counted_for", "counted_kind", "counted")
        for name, (rows, path) in scope.counted.items()
    ]
    found: dict[int, dict[str, int]] = {}
    for owner, kind, number in parts[0].union(*parts[1:], all=True):
        found.setdefault(owner, {})[kind] = number
    return {pk: Sums(**found.get(pk, {})) for pk in pks}


def _branch(
    opgave: Opgave,
    scope: Scope,
    known: dict[int, Opgave],
    below: dict[int, list[int]],
    sums: dict[int, Sums],
    above: frozenset[int],
) -> Branch:
    """A circle of opgaven ends where it would begin again."""
    path = above | {opgave.pk}
    pks = [pk for pk in below.get(opgave.pk, []) if pk in known and pk not in path]
    if len(path) > DEEPEST:
        pks = []
    children = [_branch(known[pk], scope, known, below, sums, path) for pk in pks]
    everything = {opgave.pk}.union(*(_under(pk, below, known) for pk in pks))
    total = sum((sums[pk] for pk in everything), Sums())
    shown = {"title": opgave.title, "url": scope.address(opgave), "kind": opgave.get_kind_display()}
    return Branch(shown | {"participation": opgave.participation}, sums[opgave.pk], total, children)


def _under(pk: int, below: dict[int, list[int]], known: dict[int, Opgave]) -> set[int]:
    found: set[int] = set()
    waiting = [pk]
    while waiting:
        one = waiting.pop()
        if one in known and one not in found:
            found.add(one)
            waiting += below.get(one, [])
    return found
