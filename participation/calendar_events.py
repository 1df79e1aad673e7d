"""One werkatelier as an event of somebody's own calendar (iCalendar, RFC 5545; by mail RFC 5546).

A session keeps its UID for ever and counts its changes in SEQUENCE, so a calendar moves or strikes out what it already
had, whether that came from a feed or with a mail.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from participation.models import ProgrammeItem, Werkatelier
from participation.rich_text import clean_text

PRODUCT = "-//Samenwerkingswijzer//Register//NL"


def new_calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def werkatelier_event(
    werkatelier: Werkatelier, *, public: bool = True, with_link: bool = False, stamp: datetime | None = None
) -> Event:
    """``public``: its address leads to the register, else to the werkplaats. ``with_link``: for a participant, with the
    link to join online, which nobody else gets."""
    path = werkatelier.get_absolute_url() if public else werkatelier.get_workspace_url()
    cancelled = werkatelier.cancelled_at is not None
    title = clean_text(werkatelier.title)
    event = Event()
    event.add("uid", f"werkatelier-{werkatelier.pk}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}")
    event.add("sequence", werkatelier.calendar_sequence)
    event.add("dtstamp", (stamp or werkatelier.updated_at).astimezone(UTC))
    event.add("last-modified", werkatelier.updated_at.astimezone(UTC))
    # Moments in UTC are the same everywhere and need no time zone table; calendars show them in local time.
    event.add("dtstart", werkatelier.starts_at.astimezone(UTC))
    event.add("dtend", werkatelier.ends_at.astimezone(UTC))
    event.add("summary", _("Afgezegd: %(title)s") % {"title": title} if cancelled else title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("location", place_of(werkatelier))
    if werkatelier.latitude is not None and werkatelier.longitude is not None:
        event.add("geo", (float(werkatelier.latitude), float(werkatelier.longitude)))
    event.add("url", f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}")
    description = _description(werkatelier, with_link=with_link)
    if description:
        event.add("description", description)
    return event


def participant_calendar(werkatelier: Werkatelier, *, email: str, leaves: bool = False) -> tuple[str, bytes]:
    """The method and the file for one participant's mail. ``leaves``: it is to be taken out of their calendar."""
    off = leaves or werkatelier.cancelled_at is not None
    method = "CANCEL" if off else "REQUEST"
    event = werkatelier_event(werkatelier, with_link=not off, stamp=timezone.now())
    if leaves:
        event["status"] = "CANCELLED"
    event["organizer"] = vCalAddress(f"mailto:{_sender()}")
    attendee = vCalAddress(f"mailto:{email}")
    attendee.params["PARTSTAT"] = "DECLINED" if leaves else "ACCEPTED"
    attendee.params["RSVP"] = "FALSE"
    event.add("attendee", attendee, encode=False)
    calendar = new_calendar(method)
    calendar.add_component(event)
    return method, bytes(calendar.to_ical())


def invitation_calendar(werkatelier: Werkatelier) -> bytes:
    """For who is asked to come and did not register yet: without the link to join."""
    calendar = new_calendar("PUBLISH")
    calendar.add_component(werkatelier_event(werkatelier, stamp=timezone.now()))
    return bytes(calendar.to_ical())


def place_of(werkatelier: Werkatelier) -> str:
    place = ", ".join(part for part in (werkatelier.location, werkatelier.address) if part)
    return clean_text(place) or _("Op afstand")


def programme_lines(werkatelier: Werkatelier) -> list[str]:
    """The programme in words, one line each."""
    return [_line(item) for item in werkatelier.programme_items.all()]


def _line(item: ProgrammeItem) -> str:
    lead = f" ({item.lead})" if item.lead else ""
    return f"{item.starts_at:%H.%M} {item.title}{lead}"


def _description(werkatelier: Werkatelier, *, with_link: bool) -> str:
    parts = [werkatelier.purpose, "\n".join(programme_lines(werkatelier)), werkatelier.programme]
    if werkatelier.route_text.strip():
        parts.append(_("Route: %(route)s") % {"route": werkatelier.route_text})
    if with_link and werkatelier.online_url:
        parts.append(_("Doe mee op afstand: %(link)s") % {"link": werkatelier.online_url})
    return clean_text("\n\n".join(part for part in parts if part.strip()))


def _sender() -> str:
    """The bare address of the municipality."""
    sender = str(settings.DEFAULT_FROM_EMAIL)
    return sender.rpartition("<")[2].rstrip("> ")
