"""Werkateliers for somebody's own calendar: one file, or a feed to subscribe to (iCalendar, RFC 5545 and 7986)."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from participation.calendar_events import new_calendar, werkatelier_event
from participation.models import Werkatelier

# How often a calendar asks again.
REFRESH = timedelta(hours=4)


def werkatelier_calendar(werkateliers: Iterable[Werkatelier], *, public: bool = True, name: str = "") -> bytes:
    """``public`` says whether its addresses lead to the register or to the werkplaats. ``online_url`` never goes in: it
    is for participants only. What was called off stays, and says so.
    """
    if isinstance(werkateliers, QuerySet):
        werkateliers = werkateliers.prefetch_related("programme_items")
    calendar = new_calendar("PUBLISH")
    title = name or _("Werkateliers")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for werkatelier in werkateliers:
        calendar.add_component(werkatelier_event(werkatelier, public=public))
    return bytes(calendar.to_ical())
