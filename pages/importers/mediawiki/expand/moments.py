"""The date formats of ``{{#time:}}``, as far as a guide uses them."""

from datetime import UTC, datetime, timedelta

from .variables import DAYS, MONTHS


def format_moment(pattern: str, source: str, now: datetime) -> str:
    """A moment in PHP's letters; an unreadable moment gives the source text back."""
    moment = _parse(source, now)
    return source if moment is None else _fill(pattern, _letters(moment))


def _letters(moment: datetime) -> dict[str, str]:
    """What each letter of PHP's ``date`` stands for."""
    return {
        "Y": f"{moment:%Y}",
        "y": f"{moment:%y}",
        "n": str(moment.month),
        "m": f"{moment:%m}",
        "M": MONTHS[moment.month - 1][:3],
        "F": MONTHS[moment.month - 1],
        "j": str(moment.day),
        "d": f"{moment:%d}",
        "D": DAYS[moment.weekday()][:2],
        "l": DAYS[moment.weekday()],
        "N": str(moment.isoweekday()),
        "w": str(moment.isoweekday() % 7),
        "z": str(moment.timetuple().tm_yday - 1),
        "W": f"{moment.isocalendar().week:02d}",
        "H": f"{moment:%H}",
        "G": str(moment.hour),
        "h": f"{moment:%I}",
        "g": str(int(f"{moment:%I}")),
        "i": f"{moment:%M}",
        "s": f"{moment:%S}",
        "a": "am" if moment.hour < 12 else "pm",
        "A": "AM" if moment.hour < 12 else "PM",
        "U": str(int(moment.timestamp())),
        "c": moment.isoformat(timespec="seconds"),
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
            out += letters.get("F" if pattern[position] == "g" else "", "")
        else:
            out += letters.get(char, char)
        position += 1
    return out


def _parse(source: str, now: datetime) -> datetime | None:
    """The moments that templates use: empty, now, ISO, MediaWiki's own stamp, day-month-year."""
    text = source.strip().lower()
    relative = {"": 0, "now": 0, "today": 0, "yesterday": -1, "tomorrow": 1}
    if text in relative:
        return now + timedelta(days=relative[text])
    for pattern in (
        "%Y-%m-%dt%H:%M:%S%z",
        "%Y-%m-%dt%H:%M:%Sz",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%d",
        "%Y%m%d%H%M%S",
        "%Y%m%d",
        "%d-%m-%Y",
        "%Y-%m",
        "%d %B %Y",
        "%B %d, %Y",
    ):
        try:
            moment = datetime.strptime(text, pattern)  # noqa: DTZ007 - a text without a zone is UTC, two lines down
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
