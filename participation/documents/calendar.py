"""Werkateliers for somebody's own calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from participation.models import Werkatelier
from participation.rich_text import clean_text

PRODUCT = "-//Samenwerkingswijzer//Register//NL"


def werkatelier_calendar(werkateliers: Iterable[Werkatelier], *, public: bool = True) -> bytes:
    """One calendar file. ``public`` says whether its addresses lead to the register or to the werkplaats.

    A session keeps its UID for ever and counts its changes in SEQUENCE, so a calendar that was subscribed to moves
    or strikes out what it already had. ``online_url`` never goes in: it is for participants only.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Werkateliers"))
    for werkatelier in werkateliers:
        calendar.add_component(_event(werkatelier, public=public))
    return bytes(calendar.to_ical())


def _event(werkatelier: Werkatelier, *, public: bool) -> Event:
    cancelled = werkatelier.cancelled_at is not None
    path = werkatelier.get_absolute_url() if public else werkatelier.get_workspace_url()
    title = clean_text(werkatelier.title)
    event = Event()
    event.add("uid", f"werkatelier-{werkatelier.pk}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}")
    event.add("sequence", werkatelier.calendar_sequence)
    event.add("dtstamp", werkatelier.updated_at.astimezone(UTC))
    event.add("last-modified", werkatelier.updated_at.astimezone(UTC))
    # Moments in UTC are the same everywhere and need no time zone table; calendars show them in local time.
    event.add("dtstart", werkatelier.starts_at.astimezone(UTC))
    event.add("dtend", werkatelier.ends_at.astimezone(UTC))
    event.add("summary", _("Afgezegd: %(title)s") % {"title": title} if cancelled else title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("location", _place(werkatelier))
    event.add("url", f"{settings.WAGTAILADMIN_BASE_URL}{path}")
    description = "\n\n".join(part for part in (werkatelier.purpose, werkatelier.programme) if part.strip())
    if description:
        event.add("description", clean_text(description))
    return event


def _place(werkatelier: Werkatelier) -> str:
    place = ", ".join(part for part in (werkatelier.location, werkatelier.address) if part)
    return clean_text(place) or _("Op afstand")
