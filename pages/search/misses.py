"""What is searched for in vain, counted without knowing by whom (docs/decisions/0117).

Kept are words, a month and a number; no visitor, no address, no moment, no cookie. What may be about a person is
taken out first. Names cannot be told from other words, so words are written down only when the same question came
on several days; before that there is a fingerprint that nobody can read back.
"""

import re
from datetime import date

import structlog
from django.db import DatabaseError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from pages.models import SearchMiss
from pages.search.query import clean_query
from pages.search.words import words_of

# Asked on so many different days before the words are kept.
DAYS_BEFORE_WORDS = 3
# A longer question is a story or a pasted line, and tells little that shorter ones do not.
MAX_WORDS = 5
SHORTEST = 3
LONGEST = 40
# New questions in one month; a machine that asks nonsense fills no database.
MOST_PER_MONTH = 5_000
# Not only the digits or the sign go: whatever stands against them, up to the next space, may be of the same person.
_PERSONAL = re.compile(r"\S*(?:[@\d/\\:]|\w\.\w)\S*")

logger = structlog.get_logger(__name__)


def kept_words(query: str) -> str:
    """What is left of a question: its words in small letters and in alphabetical order; "" when that is nothing.

    Mail addresses, links, and everything with a digit (telephone, account, citizen's and house numbers, postcodes,
    dates) are left out as a whole.
    """
    words = {word.lower() for word in words_of(_PERSONAL.sub(" ", clean_query(query.replace("/", ":"))))}
    kept = sorted(word for word in words if SHORTEST <= len(word) <= LONGEST and word.isalpha())
    return " ".join(kept) if len(kept) <= MAX_WORDS else ""


def count_miss(query: str, day: date | None = None) -> None:
    """Count one question without an answer, of today. A database that is busy or read-only stops no search."""
    words = kept_words(query)
    if not words:
        return
    today = day or timezone.localdate()
    month = today.replace(day=1)
    # With the month in it: the fingerprints of two months cannot be laid side by side.
    fingerprint = salted_hmac(f"search-miss-{month}", words, algorithm="sha256").hexdigest()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_COUNT, {
                "month": month, "fingerprint": fingerprint, "words": words, "today": today,
                "most": MOST_PER_MONTH, "days": DAYS_BEFORE_WORDS,
            })  # fmt: skip
    except DatabaseError:
        logger.warning("search_miss_not_counted")


_COUNT = """
INSERT INTO pages_searchmiss AS known (month, fingerprint, words, count, days, last_day)
SELECT %(month)s, %(fingerprint)s, '', 1, 1, %(today)s
WHERE EXISTS (SELECT FROM pages_searchmiss WHERE month = %(month)s AND fingerprint = %(fingerprint)s)
   OR (SELECT count(*) FROM pages_searchmiss WHERE month = %(month)s) < %(most)s
ON CONFLICT (month, fingerprint) DO UPDATE SET
    count = known.count + 1,
    days = known.days + (known.last_day < excluded.last_day)::int,
    last_day = excluded.last_day,
    words = CASE WHEN known.days + (known.last_day < excluded.last_day)::int >= %(days)s
            THEN %(words)s ELSE known.words END
"""


def old_misses(today: date) -> QuerySet[SearchMiss]:
    """What was not asked often enough in a month that is over, and everything after a year."""
    month = today.replace(day=1)
    old = Q(month__lt=month.replace(year=month.year - 1)) | Q(month__lt=month, words="")
    return SearchMiss.objects.filter(old)


def forget_misses(today: date | None = None) -> int:
    """Forget that. How many."""
    return old_misses(today or timezone.localdate()).delete()[0]


def forget_asked(name: str) -> int:
    """Forget what was asked in vain with this name in it: of who asks to be erased. How many."""
    wanted = kept_words(name).split()
    rows = SearchMiss.objects.exclude(words="")
    for word in wanted:
        rows = rows.filter(words__regex=rf"\y{word}\y")
    return rows.delete()[0] if wanted else 0
