"""The next moment at which time itself changes a public page: until then what was kept is still what it would be.

A form closes, a session is over: nobody writes anything then, so no generation ends. Whoever owns such a moment says
in which column it stands. Everything else that time changes, it changes at midnight: a day is over, or has come.
"""

import logging
import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError
from django.db.models import Min
from django.utils import timezone

from samenwerking.database.replica.reading import from_the_one_database

logger = logging.getLogger(__name__)
# Label of the model and name of the column.
_columns: set[tuple[str, str]] = set()
# The generation for which it was looked up, and what was found: one for this process.
_found: tuple[str, datetime] | None = None


def changes_pages(columns: Iterable[tuple[str, str]]) -> None:
    """Of each model (``app.Model``) the column of moments after which a public page shows something else."""
    _columns.update(columns)


def columns_that_change_pages() -> frozenset[tuple[str, str]]:
    return frozenset(_columns)


def seconds_to_keep(generation: str, began: float) -> int:
    """For how many whole seconds what was made in this generation stays true; 0 when that is over already.

    ``began``: when making it began, in seconds since 1970. Never more than PAGE_CACHE_SECONDS. Asks the database when
    the generation is another, or when the moment that was found has come.
    """
    moment = _next_moment(generation, datetime.fromtimestamp(began, tz=timezone.get_current_timezone()))
    if moment is None:
        return 0
    return max(0, min(settings.PAGE_CACHE_SECONDS, int(moment.timestamp() - time.time())))


def _next_moment(generation: str, after: datetime) -> datetime | None:
    """None when the database does not answer; a page that needs no database is then made each time."""
    global _found
    found = _found
    if found is None or found[0] != generation or found[1] <= after:
        try:
            found = _found = (generation, _asked(after))
        except DatabaseError:
            logger.warning("page_cache_moment_unknown")
            return None
    return found[1]


def _asked(after: datetime) -> datetime:
    midnight = datetime.combine(after.date() + timedelta(days=1), datetime.min.time(), tzinfo=after.tzinfo)
    with from_the_one_database():
        asked = [
            apps.get_model(label)._default_manager.filter(**{f"{name}__gte": after}).aggregate(first=Min(name))["first"]
            for label, name in sorted(_columns)
        ]
    return min([midnight, *filter(None, asked)])
