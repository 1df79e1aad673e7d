"""Which part of what may be seen one person reads: answers, reactions, decisions, and which version of a paper."""

from collections.abc import Sequence
from typing import Any

from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Greatest
from wagtail.models import Revision

from participation.asked_once import once
from participation.choices import Body, Outcome, Publicity
from participation.models import Answer, Decision, Reaction, Stuk, Traject
from participation.policy.people import AnyUser
from participation.policy.reactions import reaction_body
from participation.policy.seeing import (
    PUBLISHED_STUK,
    granted_in_secrecy,
    inside_of_papers,
    offered_to_council,
    public_stukken,
    user_can_view,
    user_can_view_internal,
    was_under_secrecy,
)


def visible_answers(user: AnyUser, traject: Traject) -> QuerySet[Answer]:
    """Current answers: all for internal readers, the public ones for others who may see the traject."""
    answers = traject.answers.filter(is_current=True)
    if user_can_view_internal(user, traject):
        return answers
    if user_can_view(user, traject):
        return answers.filter(publicity=Publicity.PUBLIC)
    return answers.none()


def visible_reactions(user: AnyUser, stuk: Stuk) -> QuerySet[Reaction]:
    """Rule 3: internal readers see all reactions; the council and the circle those of their own body."""
    reactions = stuk.reactions.all()
    if user_can_view_internal(user, stuk):
        return reactions
    body = reaction_body(user)
    if body is None or not user_can_view_offered(user, stuk):
        return reactions.none()
    return reactions.filter(body=body)


def visible_reactions_on(user: AnyUser, stukken: Sequence[Stuk]) -> QuerySet[Reaction]:
    """The same for many papers that this person may read, in one query."""
    papers = Stuk.objects.filter(pk__in=[stuk.pk for stuk in stukken])
    query, body = Q(stuk__in=papers.filter(inside_of_papers(user)).order_by().values("pk")), reaction_body(user)
    if body is not None:
        offered = papers.filter(offered_to_council(user) | granted_in_secrecy(user)).order_by().values("pk")
        query |= Q(stuk__in=offered, body=body)
    return Reaction.objects.filter(query)


def user_can_view_offered(user: AnyUser, stuk: Stuk) -> bool:
    """May the user read the offered text in the werkplaats, without being an internal reader?"""
    return once(("view offered", user.pk, stuk.pk), lambda: _reads_offered(user, stuk))


def _reads_offered(user: AnyUser, stuk: Stuk) -> bool:
    return Stuk.objects.filter(offered_to_council(user) | granted_in_secrecy(user), pk=stuk.pk).exists()


def readable_revision(user: AnyUser, stuk: Stuk) -> Revision | None:
    """The one version of a paper that this person reads, on a page, in a PDF and in search alike.

    None: the paper does not exist for this person (rule 11).
    """
    return once(("text", user.pk, stuk.pk), lambda: readable_revisions(user, [stuk]).get(stuk.pk))


def readable_revisions(user: AnyUser, stukken: Sequence[Stuk]) -> dict[int, Revision]:
    """The version that this person reads of each paper; papers that do not exist for the person are left out.

    Internal readers read the newest text. Others read what was put before them: the council what it was offered,
    a circle of secrecy what was submitted, everybody what is on the register. Who is more than one of these reads
    the latest of those texts. The number of queries does not grow with the number of papers.
    """
    papers = Stuk.objects.filter(pk__in=[stuk.pk for stuk in stukken]).order_by()
    readable = dict(with_readable_text(user, papers).values_list("pk", "readable_id"))
    texts = {stuk.pk: _version(stuk, readable.get(stuk.pk)) for stuk in stukken}
    return {pk: revision for pk, revision in texts.items() if revision is not None}


def readable_text(paper: Any) -> Revision | None:
    """The version of a paper that came out of ``with_readable_text``, without a query when its versions came along."""
    return _version(paper, paper.readable_id)


def _version(stuk: Stuk, number: int | None) -> Revision | None:
    """The version with this number among those that somebody may read."""
    names = ("latest_revision", "council_revision", "submitted_revision", "live_revision")
    return next((getattr(stuk, name) for name in names if number and getattr(stuk, f"{name}_id") == number), None)


def _ways(user: AnyUser) -> dict[str, Q]:
    """Each text of a paper with the papers of which this person reads it."""
    return {
        "latest_revision": inside_of_papers(user),
        "council_revision": offered_to_council(user),
        "submitted_revision": granted_in_secrecy(user),
        "live_revision": PUBLISHED_STUK,
    }


def with_readable_text(user: AnyUser, papers: QuerySet[Stuk]) -> QuerySet[Any]:
    """Each paper with ``readable_id``, the version that ``readable_revisions`` would hand over, in the same query.

    None: the paper does not exist for this person.
    """
    texts = [
        Case(When(query, then=F(f"{name}_id")), default=None, output_field=BigIntegerField())
        for name, query in _ways(user).items()
    ]
    return papers.annotate(readable_id=Greatest(*texts))


def with_readable_title(user: AnyUser, papers: QuerySet[Stuk]) -> QuerySet[Any]:
    """Each paper also with ``readable_title``, the title in that version, for who shows no more of it."""
    texts = Revision.objects.filter(pk=OuterRef("readable_id")).annotate(words=KT("content__title"))
    return with_readable_text(user, papers).annotate(readable_title=Subquery(texts.values("words")[:1]))


def visible_decisions(user: AnyUser, stuk: Stuk) -> QuerySet[Decision]:
    """Rule 3: internal readers and readers of the register see every decision; others what was decided since the offer,
    and on the very text they were offered: that the college adopted it is why it lies before the council.
    """
    decisions = stuk.decisions.all()
    if user_can_view_internal(user, stuk) or public_stukken().filter(pk=stuk.pk).exists():
        return decisions
    if not user_can_view_offered(user, stuk):
        return decisions.none()
    return decisions.filter(SINCE_OFFER)


# Of a decision: may a reader of the offered text know of it?
SINCE_OFFER = Q(
    created_at__gte=Coalesce("stuk__council_offered_at", "stuk__college_offered_at", "stuk__submitted_at")
) | Q(revision_id=Coalesce("stuk__council_revision_id", "stuk__submitted_revision_id"))


def public_comparisons(stuk: Stuk) -> QuerySet[Decision]:
    """Decisions of which everybody may see what the council changed: the text that is on the register beside the one
    that lay before the council in public. What lay before the college never was public.
    """
    amended = Decision.objects.filter(stuk__in=public_stukken().filter(pk=stuk.pk).values("pk"), body=Body.COUNCIL)
    amended = amended.filter(~was_under_secrecy("stuk", "created_at"))
    amended = amended.filter(outcome=Outcome.ADOPTED_AMENDED, offered_revision__isnull=False)
    return amended.filter(revision=F("stuk__live_revision")).select_related("revision", "offered_revision")
