"""What people brought in before a decision and what they heard, as far as one reader may know."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation import policy
from participation.choices import ResponseOutcome
from participation.models import Contribution, Stuk
from participation.policy import AnyUser
from participation.selectors.contributions import STANDING, response_to

# A page and a PDF that somebody can read; the list of the traject holds them all.
MOST = 200


@dataclass(frozen=True)
class AnsweredInput:
    """A contribution whose answer names this paper."""

    pk: int
    text: str
    outcome: str
    reason: str


@dataclass(frozen=True)
class InputOfDecision:
    """``total`` and ``counts`` are about the whole traject; ``answered`` about this paper. ``more``: left out."""

    total: int
    counts: list[tuple[str, int]]
    unanswered: int
    answered: list[AnsweredInput]
    more: int

    @property
    def line(self) -> str:
        """How much was brought in, and what was done with it, in one sentence."""
        counts = [f"{label.lower()}: {number}" for label, number in self.counts]
        if self.unanswered:
            counts.append(_("nog zonder antwoord: %(number)s") % {"number": self.unanswered})
        words = ngettext(
            "Bij dit traject kwam %(total)s bijdrage binnen",
            "Bij dit traject kwamen %(total)s bijdragen binnen",
            self.total,
        ) % {"total": self.total}
        return f"{words} ({'; '.join(counts)})." if counts else f"{words}."


def input_before(user: AnyUser, stuk: Stuk) -> InputOfDecision | None:
    """None for a paper without a traject, or one whose traject this reader does not know."""
    if stuk.traject is None or not policy.user_can_view(user, stuk.traject):
        return None
    rows = policy.visible_contributions(user).filter(traject=stuk.traject_id, is_current=True, state__in=STANDING)
    outcomes = _outcomes(rows)
    unanswered = outcomes.pop(None, 0)
    here = rows.filter(Q(response__stuk=stuk) | Q(response__isnull=True, group__response__stuk=stuk))
    shown = here.select_related("response", "group__response").order_by("received_on", "pk")[: MOST + 1]
    answered = [_answered(row) for row in shown]
    return InputOfDecision(
        total=sum(outcomes.values()) + unanswered,
        counts=[(str(kind.label), outcomes[kind.value]) for kind in ResponseOutcome if outcomes[kind.value]],
        unanswered=unanswered,
        answered=answered[:MOST],
        more=here.count() - MOST if len(answered) > MOST else 0,
    )


def _outcomes(rows: QuerySet[Contribution]) -> Counter[str | None]:
    """How many got which answer; a contribution's own goes first, as in ``response_to``. None: no answer yet."""
    pairs = rows.order_by().values_list("response__outcome", "group__response__outcome")
    outcomes: Counter[str | None] = Counter()
    for own, shared, number in pairs.annotate(number=Count("pk")):
        outcomes[own or shared] += number
    return outcomes


def _answered(contribution: Contribution) -> AnsweredInput:
    response = response_to(contribution)
    assert response is not None, "chosen by its answer"
    return AnsweredInput(contribution.pk, contribution.text, response.get_outcome_display(), response.reason)
