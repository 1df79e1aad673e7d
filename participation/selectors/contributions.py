"""Reading contributions: what still waits for an answer, what came of what, and whose it is."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from participation.choices import Moderation, StukKind
from participation.models import Contribution, ContributionGiver, Response, Stuk, Traject

# What was refused or removed has its reason and needs no answer.
STANDING = (Moderation.WAITING, Moderation.SHOWN)
ANSWERED = Q(response__isnull=False) | Q(group__response__isnull=False)
# Read left to right: to be answered, not answered, and nobody wrote down why not.
UNANSWERED = Q(
    is_current=True,
    state__in=STANDING,
    skipped_reason="",
    response__isnull=True,
    group__response__isnull=True,
)

# Eindverslag (Awb) and motivering (Omgevingsbesluit 10.2) say what was done with what came in.
TELLS_OF_ANSWERS = (StukKind.EINDVERSLAG, StukKind.MOTIVERING)


def unanswered_contributions(traject: Traject) -> QuerySet[Contribution]:
    """The contributions that stand in the way of a published eindverslag."""
    return traject.contributions.filter(UNANSWERED)


def unanswered_before(stuk: Stuk) -> int:
    """How many contributions keep this paper from being published; only what tells of the answers waits for them."""
    traject = stuk.traject
    if traject is None or stuk.kind not in TELLS_OF_ANSWERS:
        return 0
    return unanswered_contributions(traject).count()


def contribution_counts(traject: Traject) -> dict[str, int]:
    """How many there are, how many wait for a judgement, and how many for an answer, in one query."""
    standing = Q(is_current=True, state__in=STANDING)
    counts = traject.contributions.order_by().aggregate(
        all=Count("pk", filter=Q(is_current=True)),
        waiting=Count("pk", filter=Q(is_current=True, state=Moderation.WAITING)),
        answered=Count("pk", filter=standing & ANSWERED),
        skipped=Count("pk", filter=standing & ~Q(skipped_reason="") & ~ANSWERED),
        unanswered=Count("pk", filter=UNANSWERED),
    )
    return {name: int(count) for name, count in counts.items()}


def response_to(contribution: Contribution) -> Response | None:
    """Its own answer, else that of its group; the group's stands for all in it that have none of their own."""
    own: Response | None = getattr(contribution, "response", None)
    if own is not None or contribution.group is None:
        return own
    shared: Response | None = getattr(contribution.group, "response", None)
    return shared


def _numbers(named: Any, found: QuerySet[Contribution]) -> set[int]:
    """One question for both relations; asked with "or" the database reads all contributions that there are."""
    return set(named.union(found.values_list("pk", flat=True)))


def with_origins(ids: Iterable[int]) -> set[int]:
    """These contributions and all that they came from by splitting and merging; a few queries, one per generation."""
    found: set[int] = set(ids)
    newest, rows = found, Contribution.objects.order_by()
    while newest:
        wholes = rows.filter(pk__in=newest, split_from__isnull=False).values_list("split_from", flat=True)
        newest = _numbers(wholes, rows.filter(merged_into__in=newest)) - found
        found |= newest
    return found


def with_outcomes(ids: Iterable[int]) -> set[int]:
    """These contributions and all that came of them by splitting and merging."""
    found: set[int] = set(ids)
    newest, rows = found, Contribution.objects.order_by()
    while newest:
        merged = rows.filter(pk__in=newest, merged_into__isnull=False).values_list("merged_into", flat=True)
        newest = _numbers(merged, rows.filter(split_from__in=newest)) - found
        found |= newest
    return found


def current_of(contribution: Contribution) -> QuerySet[Contribution]:
    """What has to be answered of what this giver said: itself, its parts, or what it was put together in."""
    rows = Contribution.objects.filter(pk__in=with_outcomes([contribution.pk]), is_current=True)
    return rows.select_related("response__stuk", "group__response__stuk").order_by("pk")


def givers_of(contributions: Iterable[int]) -> QuerySet[ContributionGiver]:
    """Everybody who said something of which these contributions are made."""
    return ContributionGiver.objects.filter(contribution__in=with_origins(contributions))


def answered_by(response: Response) -> QuerySet[Contribution]:
    """The contributions that this answer is about: one, or those in its group without one of their own."""
    if response.contribution_id is not None:
        return Contribution.objects.filter(pk=response.contribution_id)
    return Contribution.objects.filter(
        group=response.group_id, is_current=True, state__in=STANDING, response__isnull=True
    )
