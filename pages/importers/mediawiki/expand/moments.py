"""The date formats of ``{{#time:}}``, as far as a guide uses them."""

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta

from .calendar import ENGLISH, Calendar

RELATIVE = re.compile(
    r"([+-]?\s*\d{1,5})\s*(second|sec|minute|min|hour|day|week|fortnight|month|year)s?(\s+ago)?", re.I
)
WORDS = {"now": 0, "today": 0, "midnight": 0, "yesterday": -1, "tomorrow": 1}
SPANS = {"sec": 1, "second": 1, "min": 60, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
PATTERNS = (
    "%Y-%m-%dt%H:%M:%S%z",
    "%Y-%m-%dt%H:%M:%Sz",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y%m%d%H%M%S",
    "%Y%m%d",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%m/%d/%Y",
    "%Y-%m",
)
NAMED = re.compile(
    r"^(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[a-z]{3,9})\.?\s+"
    r"(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{4})$"
)


def format_moment(pattern: str, source: str, now: datetime, calendar: Calendar = ENGLISH) -> str | None:
    """A moment in PHP's letters; None where the source text is no moment."""
    moment = _parse(source, now)
    return None if moment is None else _fill(pattern, _letters(moment, calendar))


def _letters(moment: datetime, calendar: Calendar) -> dict[str, str]:
    """What each letter of PHP's ``date`` stands for."""
    return _day_letters(moment, calendar) | _time_letters(moment)


def _day_letters(moment: datetime, calendar: Calendar) -> dict[str, str]:
    return {
        "Y": f"{moment.year:04d}",
        "y": f"{moment.year % 100:02d}",
        "L": str(int(monthrange(moment.year, 2)[1] == 29)),
        "o": str(moment.isocalendar().year),
        "n": str(moment.month),
        "m": f"{moment:%m}",
        "M": calendar.short_months[moment.month - 1],
        "F": calendar.months[moment.month - 1],
        "t": str(monthrange(moment.year, moment.month)[1]),
        "j": str(moment.day),
        "d": f"{moment:%d}",
        "D": calendar.short_days[moment.weekday()],
        "l": calendar.days[moment.weekday()],
        "N": str(moment.isoweekday()),
        "w": str(moment.isoweekday() % 7),
        "z": str(moment.timetuple().tm_yday - 1),
        "W": f"{moment.isocalendar().week:02d}",
    }


def _time_letters(moment: datetime) -> dict[str, str]:
    day = f"{ENGLISH.short_days[moment.weekday()]}, {moment.day:02d} {ENGLISH.short_months[moment.month - 1]}"
    return {
        "H": f"{moment:%H}",
        "G": str(moment.hour),
        "h": f"{moment:%I}",
        "g": str(int(f"{moment:%I}")),
        "i": f"{moment:%M}",
        "s": f"{moment:%S}",
        "a": "am" if moment.hour < 12 else "pm",
        "A": "AM" if moment.hour < 12 else "PM",
        "e": "UTC",
        "T": "UTC",
        "P": "+00:00",
        "O": "+0000",
        "Z": "0",
        "I": "0",
        "U": str(int(moment.timestamp())),
        "c": moment.isoformat(timespec="seconds"),
        "r": f"{day} {moment.year:04d} {moment:%H:%M:%S} +0000",
    }


def _fill(pattern: str, letters: dict[str, str]) -> str:
    out, position = "", 0
    while position < len(pattern):
        char = pattern[position]
        if char == '"' and '"' in pattern[position + 1 :]:
            end = pattern.index('"', position + 1)
            out += pattern[position + 1 : end]
            position = end
        elif char == "\\" and position + 1 < len(pattern):
            position += 1
            out += pattern[position]
        elif pattern.startswith(("xg", "xn", "xr"), position):
            position += 1
            out += letters["F"] if pattern[position] == "g" else ""
        else:
            out += letters.get(char, char)
        position += 1
    return out


def _parse(source: str, now: datetime) -> datetime | None:
    """The moments that templates use: empty, now, a fixed date, and either of them with days or months added."""
    text = " ".join(source.split()).lower()
    if re.fullmatch(r"@-?\d{1,11}", text, re.A):
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(text[1:]))
    base = _base(" ".join(RELATIVE.sub(" ", text).split()) if RELATIVE.search(text) else text, now)
    if base is None:
        return None
    for match in RELATIVE.finditer(text):
        amount = int(match.group(1).replace(" ", "")) * (-1 if match.group(3) else 1)
        base = _shifted(base, amount, match.group(2).lower())
        if base is None:
            return None
    return base


def _shifted(moment: datetime, amount: int, unit: str) -> datetime | None:
    """So much later; a month keeps the day where it can and runs over where it cannot, as PHP does."""
    try:
        if unit in {"month", "year"}:
            months = moment.year * 12 + moment.month - 1 + amount * (12 if unit == "year" else 1)
            return moment.replace(year=months // 12, month=months % 12 + 1, day=1) + timedelta(days=moment.day - 1)
        return moment + timedelta(seconds=amount * SPANS.get(unit, 1_209_600))
    except (OverflowError, ValueError):
        return None


def _base(text: str, now: datetime) -> datetime | None:
    if text in WORDS or not text:
        moment = now + timedelta(days=WORDS.get(text, 0))
        return moment if text in {"", "now"} else moment.replace(hour=0, minute=0, second=0, microsecond=0)
    for pattern in PATTERNS:
        try:
            moment = datetime.strptime(text, pattern)  # noqa: DTZ007 - a text without a zone is UTC, two lines down
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _named(text)


def _named(text: str) -> datetime | None:
    """``6 May 2024``, ``May 6, 2024``, ``May 2024``; only English, as in PHP."""
    match = NAMED.match(text)
    names = [name.lower() for name in ENGLISH.months]
    found = [n for n, name in enumerate(names, start=1) if match and match.group("month") in {name, name[:3]}]
    if match is None or not found:
        return None
    try:
        day = int(match.group("day") or match.group("after") or 1)
        return datetime(int(match.group("year")), found[0], day, tzinfo=UTC)
    except ValueError:
        return None
