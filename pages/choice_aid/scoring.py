"""From answers to an outcome, with the reason of each step."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pages.choice_aid.content import RANK, Aid, Answer, Fit, Form, Level

SHOWN_INSTRUMENTS = 3


@dataclass(frozen=True)
class Outcome:
    """What the answers lead to. ``instruments`` are numbers of pages, the best first.

    ``limited_by`` are the answers without which the form would have given more influence.
    """

    level: Level | None
    form: Form | None
    impact: int
    influence: int
    instruments: tuple[int, ...] = ()
    limited_by: tuple[Answer, ...] = field(default=())


def outcome_of(aid: Aid, chosen: Sequence[Answer]) -> Outcome:
    """One answer to each question; levels and forms by points, a form no higher than the strictest answer allows."""
    impact = sum(answer.impact for answer in chosen)
    influence = sum(answer.influence for answer in chosen)
    wanted = form_at(aid, influence, None)
    form = form_at(aid, influence, lowest_limit(answer.at_most for answer in chosen))
    limited = wanted is not None and form is not None and form.rank < wanted.rank
    return Outcome(
        level=level_at(aid, impact),
        form=form,
        impact=impact,
        influence=influence,
        instruments=best_instruments(chosen, form),
        limited_by=tuple(a for a in chosen if a.at_most and wanted and RANK.get(a.at_most, 0) < wanted.rank)
        if limited
        else (),
    )


def level_at(aid: Aid, points: int) -> Level | None:
    """The last level whose points are reached; the first one when none is."""
    reached = [level for level in aid.levels if level.from_points <= points]
    return reached[-1] if reached else next(iter(aid.levels), None)


def lowest_limit(limits: Iterable[str]) -> str | None:
    """The strictest of the forms that answers name as the highest."""
    return min((limit for limit in limits if limit in RANK), key=lambda limit: RANK[limit], default=None)


def form_at(aid: Aid, points: int, limit: str | None) -> Form | None:
    """As with levels, among the forms that the limit leaves."""
    allowed = [form for form in aid.forms if limit is None or form.rank <= RANK[limit]]
    reached = [form for form in allowed if form.from_points <= points]
    return reached[-1] if reached else next(iter(allowed or aid.forms), None)


def best_instruments(chosen: Iterable[Answer], form: Form | None) -> tuple[int, ...]:
    """The pages with most points together; of equals the one that was named first."""
    fits: list[Fit] = [*(form.instruments if form else ())]
    fits += [fit for answer in chosen for fit in answer.instruments]
    points: Counter[int] = Counter()
    for fit in fits:
        points[fit.page_id] += fit.points
    return tuple(page_id for page_id, total in points.most_common() if total > 0)
