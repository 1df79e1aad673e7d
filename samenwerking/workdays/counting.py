"""The one place where terms are counted, in working days or by the law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenwerking.workdays.dutch_holidays import is_free
from samenwerking.workdays.models import RecessPeriod

DAY = timedelta(days=1)
# Article 4 of the Algemene termijnenwet: longer terms end on the day they end on.
LONGEST_EXTENDED = 90
# No term runs further: a recess that was entered with a wrong year leaves no days to count, and counting would go on.
FURTHEST = timedelta(days=10 * 366)


@dataclass(frozen=True)
class Recesses:
    """The periods in which nothing runs on, first and last day included."""

    periods: tuple[tuple[date, date], ...] = ()

    @classmethod
    def current(cls) -> Self:
        """As they are set now, in one query; a list takes them along with its rows (``recesses_in_query``)."""
        return cls(tuple(RecessPeriod.objects.values_list("starts_on", "ends_on")))

    @classmethod
    def of_query(cls, rows: Iterable[Mapping[str, Any]] | None) -> Self:
        """From what ``recesses_in_query`` brought."""
        found = ((date.fromisoformat(row["first"]), date.fromisoformat(row["last"])) for row in rows or ())
        return cls(tuple(found))

    def is_workday(self, day: date) -> bool:
        return not is_free(day) and not any(first <= day <= last for first, last in self.periods)

    def last_day(self, start: date, days: int) -> date:
        """The last of so many working days; the day on which it starts does not count."""
        day, end = start, start + FURTHEST
        while days > 0 and day < end:
            day += DAY
            days -= self.is_workday(day)
        return day

    def first_before(self, day: date, days: int) -> date:
        """So many working days before a day."""
        end = day - FURTHEST
        while days > 0 and day > end:
            day -= DAY
            days -= self.is_workday(day)
        return day

    def workdays_until(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; below zero when ``end`` lies before it."""
        if end < start:
            return -self.workdays_until(end, start)
        return sum(self.is_workday(start + DAY * number) for number in range(1, (end - start).days + 1))


def recesses_in_query() -> ArraySubquery:
    """All periods beside each row of another query, so that a list of terms asks nothing more."""
    return ArraySubquery(
        RecessPeriod.objects.order_by("starts_on").values(json=JSONObject(first="starts_on", last="ends_on"))
    )


class LastDay(date):
    """A last day that knows how many working days are left, so that every page says it alike."""

    workdays: int

    @classmethod
    def on(cls, day: date, recesses: Recesses, today: date | None = None) -> "LastDay":
        made = cls(day.year, day.month, day.day)
        made.workdays = recesses.workdays_until(today or timezone.localdate(), day)
        return made

    @property
    def left(self) -> str:
        """In words: how long still, or how long too late."""
        if self.workdays > 0:
            return ngettext("nog %(days)d werkdag", "nog %(days)d werkdagen", self.workdays) % {"days": self.workdays}
        late = -self.workdays
        if late:
            return ngettext("%(days)d werkdag te laat", "%(days)d werkdagen te laat", late) % {"days": late}
        return _("vandaag") if self == timezone.localdate() else ""


def legal_last_day(start: date, days: int) -> date:
    """The end of a term of the law in days or weeks of the calendar. A term that ends on a Saturday, a Sunday or a
    holiday runs to the next day that is none (Algemene termijnenwet, articles 1 and 4)."""
    day = start + timedelta(days=days)
    while days <= LONGEST_EXTENDED and is_free(day):
        day += DAY
    return day
