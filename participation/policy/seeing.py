"""Who may know of which record, and who sees its inside. Lists and questions about one object always agree,
because the question asks the list."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from participation.asked_once import once
from participation.choices import Confidentiality, Publicity
from participation.models import Answer, Opgave, SecrecyGrant, Stuk, Traject, Werkatelier
from participation.models.stuk import ADOPTED_STATES
from participation.policy.known import grants_naming, known_of
from participation.policy.people import SECRECY_CIRCLE, AnyUser, has_role, is_known, reads_internal
from participation.policy.relations import AnyRecord, any_of, ids, opgaven_of, related_by_team, these
from participation.policy.rules import Rule
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

Ways = dict[Rule, Q]
PUBLISHED_OPGAVE = Q(confidentiality=Confidentiality.PUBLIC, published_at__isnull=False)


def _prefixed(query: Q, prefix: str) -> Q:
    """The same condition, seen from a record one or more relations away."""
    children: list[Q | tuple[str, object]] = []
    for child in query.children:
        if isinstance(child, Q):
            children.append(_prefixed(child, prefix))
        else:
            name, value = child  # type: ignore[misc]  # a leaf of a Q is a pair; the stubs name every kind of node
            children.append((f"{prefix}__{name}", value))
    return Q(*children, _connector=query.connector, _negated=query.negated)


# What is on the public register. Written as conditions on the record and what is above it, never as a list of numbers:
# the database then follows the order of an index and stops at the end of the page (docs/decisions/0176).
PUBLISHED_TRAJECT = _prefixed(PUBLISHED_OPGAVE, "opgave") & Q(published_at__isnull=False)
PUBLISHED_WERKATELIER = _prefixed(PUBLISHED_TRAJECT, "traject") & Q(published_at__isnull=False)
PUBLISHED_STUK = _prefixed(PUBLISHED_OPGAVE, "opgave") & Q(live=True)


def published_with(name: str) -> Q:
    """Of a part of a traject, which ``name`` leads to: is that traject on the public register?"""
    return _prefixed(PUBLISHED_TRAJECT, name)


def with_paper(query: Q, name: str) -> Q:
    """Of what hangs under a paper, which ``name`` leads to: the same condition on that paper."""
    return _prefixed(query, name)


def was_under_secrecy(stuk: str, moment: str) -> Exists:
    """Of what was written about a paper: had secrecy been imposed on that paper before? Also when it ended since.

    ``stuk`` and ``moment`` lead from the row to the paper and to when it was written.
    """
    earlier = SecrecyGrant.objects.filter(stuk=OuterRef(stuk), created_at__lt=OuterRef(moment))
    return Exists(earlier)


def internal_with(user: AnyUser, name: str) -> Q:
    """Of a part of a traject, which ``name`` leads to and which always has one: may the user see its inside?"""
    return _prefixed(inside_of_trajecten(user), name)


def _ways_into_opgaven(user: AnyUser) -> Ways:
    """Why somebody sees the inside of an opgave: rule by rule, the opgaven of which it is true.

    Who sees nothing but what they are related to gets a list of numbers, found by index: it is short. Beside "all that
    is not confidential" the same is asked row by row (docs/decisions/0176).
    """
    own = related_by_team(user, Traject).order_by().values("opgave_id")
    if not reads_internal(user):
        return {Rule.RELATED: Q(pk__in=any_of(related_opgaven(user), Opgave.objects.filter(pk__in=own)))}
    return {
        Rule.RELATED: opgaven_of(user) | Q(pk__in=own),
        Rule.STAFF: ~Q(confidentiality=Confidentiality.CONFIDENTIAL),
    }


def _ways_into_trajecten(user: AnyUser) -> Ways:
    if not reads_internal(user):
        return {Rule.RELATED: Q(pk__in=ids(related_trajecten(user)))}
    own = ids(related_by_team(user, Traject))
    return {
        Rule.RELATED: _prefixed(opgaven_of(user), "opgave") | Q(pk__in=own),
        Rule.STAFF: ~Q(opgave__confidentiality=Confidentiality.CONFIDENTIAL),
    }


def _one_way(ways: Ways) -> Q:
    """One of the rules is enough."""
    return reduce(or_, ways.values())


def inside_of_opgaven(user: AnyUser) -> Q:
    return _one_way(_ways_into_opgaven(user))


def inside_of_trajecten(user: AnyUser) -> Q:
    return _one_way(_ways_into_trajecten(user))


def related_opgaven(user: AnyUser) -> QuerySet[Opgave]:
    """The opgaven that the user works on, answers for or gave the order for."""
    if not isinstance(user, User) or not is_known(user):
        return Opgave.objects.none()
    known = known_of(user)
    if known is not None and not reads_internal(user):
        return these(Opgave, known.answers_for | known.on_team(Opgave))
    own = Opgave.objects.filter(portfolio_holder=user), Opgave.objects.filter(client=user)
    return Opgave.objects.filter(pk__in=any_of(*own, related_by_team(user, Opgave)))


def related_trajecten(user: AnyUser) -> QuerySet[Traject]:
    """The trajecten of the user's own team, and those under an opgave that the user is related to."""
    if not is_known(user):
        return Traject.objects.none()
    beneath = Traject.objects.filter(opgave__in=ids(related_opgaven(user)))
    return Traject.objects.filter(pk__in=any_of(beneath, related_by_team(user, Traject)))


def user_is_related(user: AnyUser, record: AnyRecord) -> bool:
    """Confidential parts of any dossier are for who has a relation to it (rule 4); of a werkatelier that is one to its
    traject.
    """
    if isinstance(record, Opgave):
        return _is_one_of(user, "related", related_opgaven, record)
    return _is_one_of(user, "related", related_trajecten, record if isinstance(record, Traject) else record.traject)


def _is_one_of(user: AnyUser, how: str, records: Callable[[AnyUser], QuerySet[Any]], obj: AnyRecord | Stuk) -> bool:
    """Is the record among those that ``records`` gives this user? A page that only reads asks it once."""
    return once((how, user.pk, type(obj), obj.pk), lambda: records(user).filter(pk=obj.pk).exists())


def internal_opgaven(user: AnyUser) -> QuerySet[Opgave]:
    """Opgaven of which the user may see every field."""
    return Opgave.objects.filter(inside_of_opgaven(user))


def internal_trajecten(user: AnyUser) -> QuerySet[Traject]:
    """Trajecten of which the user may see every field."""
    return Traject.objects.filter(inside_of_trajecten(user))


def internal_werkateliers(user: AnyUser) -> QuerySet[Werkatelier]:
    """Werkateliers of which the user may see every field."""
    return Werkatelier.objects.filter(internal_with(user, "traject"))


def inside_of_papers(user: AnyUser) -> Q:
    return _of_papers(inside_of_opgaven(user), inside_of_trajecten(user))


def _of_papers(opgaven: Q, trajecten: Q) -> Q:
    """What is true of the opgave or, where the paper is of a traject, of that."""
    of_opgave = Q(traject__isnull=True) & _prefixed(opgaven, "opgave")
    # "Not confidential" is also true of a traject that is not there: hence the question whether there is one.
    return of_opgave | (Q(traject__isnull=False) & _prefixed(trajecten, "traject"))


def internal_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers of which the user may read every version and the notes."""
    return Stuk.objects.filter(inside_of_papers(user))


def public_opgaven() -> QuerySet[Opgave]:
    """Opgaven on the public register."""
    return Opgave.objects.filter(PUBLISHED_OPGAVE)


def public_trajecten() -> QuerySet[Traject]:
    """Trajecten on the public register."""
    return Traject.objects.filter(PUBLISHED_TRAJECT)


def public_werkateliers() -> QuerySet[Werkatelier]:
    """Werkateliers on the public register."""
    return Werkatelier.objects.filter(PUBLISHED_WERKATELIER)


def public_stukken() -> QuerySet[Stuk]:
    """Papers on the public register; readers get their live revision."""
    return Stuk.objects.filter(PUBLISHED_STUK)


def withdrawn_stukken() -> QuerySet[Stuk]:
    """Papers that were on the public register and were taken off with a reason; everybody may know that they were."""
    return Stuk.objects.filter(_prefixed(PUBLISHED_OPGAVE, "opgave"), live=False, state__in=ADOPTED_STATES).exclude(
        unpublished_reason=""
    )


def public_answers(traject: Traject) -> QuerySet[Answer]:
    """What everybody may read of the answers of a traject that is on the public register."""
    return traject.answers.filter(traject__in=ids(public_trajecten()), is_current=True, publicity=Publicity.PUBLIC)


def visible_opgaven(user: AnyUser) -> QuerySet[Opgave]:
    """Opgaven whose existence the user may know of."""
    return Opgave.objects.filter(PUBLISHED_OPGAVE | inside_of_opgaven(user))


def visible_trajecten(user: AnyUser) -> QuerySet[Traject]:
    """Trajecten whose existence the user may know of."""
    return Traject.objects.filter(PUBLISHED_TRAJECT | inside_of_trajecten(user))


def visible_werkateliers(user: AnyUser) -> QuerySet[Werkatelier]:
    """Werkateliers whose existence the user may know of."""
    return Werkatelier.objects.filter(PUBLISHED_WERKATELIER | internal_with(user, "traject"))


def offered_to_council(user: AnyUser) -> Q:
    """Rule 3: the council reads what it was offered, unless it is confidential."""
    if not has_role(user, Role.COUNCIL):
        return Q(pk__in=[])
    return Q(council_offered_at__isnull=False) & ~Q(opgave__confidentiality=Confidentiality.CONFIDENTIAL)


def offered_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers that the council was offered and that this member therefore reads (rule 3)."""
    return Stuk.objects.filter(offered_to_council(user))


def granted_in_secrecy(user: AnyUser) -> Q:
    """Rule 4: the named circle sees the paper while the secrecy is in force and they hold their office (rule 10)."""
    if not isinstance(user, User) or not has_role(user, *SECRECY_CIRCLE):
        return Q(pk__in=[])
    known = known_of(user)
    papers = grants_naming(user).values("stuk_id") if known is None else known.secret
    return Q(pk__in=papers) & Q(submitted_revision__isnull=False)


def inside_or_in_secrecy(user: AnyUser) -> Q:
    """Reads the paper itself and not only what was offered or published of it."""
    return inside_of_papers(user) | granted_in_secrecy(user)


def visible_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers whose existence the user may know of."""
    return Stuk.objects.filter(
        PUBLISHED_STUK | inside_of_papers(user) | offered_to_council(user) | granted_in_secrecy(user)
    )


VISIBLE = {
    Opgave: visible_opgaven,
    Traject: visible_trajecten,
    Werkatelier: visible_werkateliers,
    Stuk: visible_stukken,
}


def ways_to_see(user: AnyUser, model: type[Opgave] | type[Traject] | type[Werkatelier] | type[Stuk]) -> Ways:
    """Rule by rule, the records that somebody sees by it, the strongest rule first. ``VISIBLE`` is all together."""
    if model is Opgave:
        return _ways_into_opgaven(user) | {Rule.REGISTER: PUBLISHED_OPGAVE}
    trajecten = _ways_into_trajecten(user)
    if model is Traject:
        return trajecten | {Rule.REGISTER: PUBLISHED_TRAJECT}
    if model is Werkatelier:
        below = {rule: _prefixed(query, "traject") for rule, query in trajecten.items()}
        return below | {Rule.REGISTER: PUBLISHED_WERKATELIER}
    opgaven = _ways_into_opgaven(user)
    papers = {rule: _of_papers(opgaven[rule], trajecten[rule]) for rule in opgaven}
    offered = {Rule.OFFERED: offered_to_council(user), Rule.CIRCLE: granted_in_secrecy(user)}
    return papers | offered | {Rule.REGISTER: PUBLISHED_STUK}


INTERNAL = {
    Opgave: internal_opgaven,
    Traject: internal_trajecten,
    Werkatelier: internal_werkateliers,
    Stuk: internal_stukken,
}


def user_can_view(user: AnyUser, obj: AnyRecord | Stuk) -> bool:
    """May the user know of this record and see at least its public fields?"""
    return _is_one_of(user, "view", VISIBLE[type(obj)], obj)  # type: ignore[arg-type]  # one function per kind of record, which the type of the table cannot tell


def user_can_view_internal(user: AnyUser, obj: AnyRecord | Stuk) -> bool:
    """May the user see every field of this record?"""
    return _is_one_of(user, "view inside", INTERNAL[type(obj)], obj)  # type: ignore[arg-type]  # one function per kind of record, which the type of the table cannot tell
