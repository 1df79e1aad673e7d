"""Questions of the council before its meeting: when that was held, and how many have an answer."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from participation.choices import ReactionKind
from participation.models import Meeting, Reaction


@dataclass(frozen=True)
class TechnicalCount:
    """How many technical questions were asked, and how many have an answer."""

    asked: int
    answered: int

    @property
    def still_open(self) -> int:
        return self.asked - self.answered


def with_meeting(reactions: "QuerySet[Reaction]") -> "QuerySet[Reaction]":
    """Each with ``held_on``: the day of the first meeting since it was asked with the paper on its list."""
    since = OuterRef("asked_on")
    held = Meeting.objects.filter(papers__stuk=OuterRef("stuk"), body=OuterRef("body"), date__gte=since)
    return reactions.annotate(asked_on=TruncDate("created_at")).annotate(
        held_on=Subquery(held.order_by("date", "pk").values("date")[:1])
    )


def technical_counts(reactions: "QuerySet[Reaction]") -> dict[int, TechnicalCount]:
    """By number of the paper; papers without a technical question are left out."""
    answered = Count("pk", filter=~Q(answer=""))
    rows = reactions.filter(kind=ReactionKind.TECHNICAL).order_by().values("stuk").annotate(Count("pk"), done=answered)
    return {row["stuk"]: TechnicalCount(row["pk__count"], row["done"]) for row in rows}
