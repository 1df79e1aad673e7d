"""What a cell means: text, or a day in the notations that Dutch people use."""

import re
from datetime import date, datetime

from participation.rich_text import clean_text

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
SPELLED = {"maa": "mrt", "may": "mei", "mar": "mrt", "oct": "okt"}
NUMBERS = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ T,].*)?$")
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$")
WORDS = re.compile(r"^(?:[a-z]+,? )?(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4})(?:[ ,].*)?$", re.IGNORECASE)


def text_of(cell: object) -> str:
    """The text of a cell; a whole number without a decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean_text(str(cell)).strip()


def date_of(cell: object) -> date | None:
    """The day that a cell holds: day before month, as in the Netherlands. Raises ValueError for what is no day."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = " ".join(text_of(cell).split())
    if not text:
        return None
    if match := ISO.match(text):
        year, month, day = match.groups()
        return date(int(year), int(month), int(day))
    if match := NUMBERS.match(text):
        day, month, year = match.groups()
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    if match := WORDS.match(text):
        day, word, year = match.groups()
        short = word[:3].lower()
        return date(int(year), MONTHS.index(SPELLED.get(short, short)) + 1, int(day))
    raise ValueError(text)
