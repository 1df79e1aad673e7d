"""Mail to people without an account, that was tried and given up. Their addresses stand with what they sent in, and are
not shown here: only which sort of mail it was, and how many.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils import timezone
from django.utils.functional import Promise


@dataclass(frozen=True)
class OutsideMails:
    """One sort. ``given_up``: the rows that nobody tries again; each has ``attempts`` and the field ``since``."""

    name: str
    label: str | Promise
    given_up: Callable[[], QuerySet[Any]]
    since: str = "created_at"


@dataclass(frozen=True)
class OutsideProblem:
    name: str
    label: str | Promise
    count: int
    oldest: Any


_SORTS: dict[str, OutsideMails] = {}


def register_outside(sort: OutsideMails) -> None:
    _SORTS[sort.name] = sort


def outside_problems() -> list[OutsideProblem]:
    """Every sort of which something did not arrive; one query each."""
    found = []
    for sort in _SORTS.values():
        facts = sort.given_up().aggregate(count=Count("pk"), oldest=Min(sort.since))
        if facts["count"]:
            oldest = timezone.localtime(facts["oldest"])
            found.append(OutsideProblem(sort.name, sort.label, facts["count"], oldest))
    return found


def try_outside_again(name: str) -> int:
    """How many go once more, when the clock comes by. Raises KeyError for a sort that is not there."""
    return int(_SORTS[name].given_up().update(attempts=0))
