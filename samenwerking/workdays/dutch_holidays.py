"""Which days are holidays, by the list of the Algemene termijnenwet (article 3)."""

from datetime import date
from functools import cache

import holidays
from holidays.constants import OPTIONAL, PUBLIC

SATURDAY = 5


@cache
def _holidays_of(year: int) -> frozenset[date]:
    """New Year, Good Friday, the second days of Easter and Pentecost, King's Day, 5 May of every year, Ascension Day
    and both days of Christmas. The library calls Good Friday and 5 May optional; the law does not."""
    return frozenset(holidays.country_holidays("NL", years=year, categories=(PUBLIC, OPTIONAL)))


def is_holiday(day: date) -> bool:
    return day in _holidays_of(day.year)


def is_free(day: date) -> bool:
    """A Saturday, a Sunday or a holiday."""
    return day.weekday() >= SATURDAY or is_holiday(day)
