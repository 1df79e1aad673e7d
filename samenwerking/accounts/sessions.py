"""Where somebody is signed in, and ending that (allauth.usersessions keeps one row per visit)."""

import time
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address, ip_network

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from samenwerking.accounts.models import User

# The last use of a visit is noted no more often than this, so that reading a page writes nothing.
NOTED_EVERY = 5 * 60
NOTED = "last_use_noted"
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Visit:
    """One line of the list: ``device`` and ``place`` in words."""

    pk: int
    device: str
    place: str
    begun: datetime
    last_used: datetime
    is_this: bool


def visits_of(request: HttpRequest, user: User) -> list[Visit]:
    """Those that still work, this one first, then the latest used."""
    here = request.session.session_key
    rows = UserSession.objects.purge_and_list(user)
    visits = [
        Visit(
            row.pk,
            device_in_words(row.user_agent),
            place_of(row.ip),
            row.created_at,
            row.last_seen_at,
            row.session_key == here,
        )
        for row in rows
    ]
    return sorted(visits, key=lambda visit: (not visit.is_this, -visit.last_used.timestamp()))


def device_in_words(agent: str) -> str:
    """What a browser says it is, roughly; it may say anything."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    if browser and system:
        return _("{browser} op {system}").format(browser=browser, system=system)
    return browser or system or _("Onbekend apparaat")


def place_of(address: str) -> str:
    """Roughly where from: a network that the municipality named (SIGN_IN_PLACES), else half of the address."""
    ip = ip_address(address)
    for network, name in settings.SIGN_IN_PLACES.items():
        if ip in ip_network(network):
            return str(name)
    if ip.version == 6:
        return _("netwerk {network}").format(network=str(ip_network((int(ip), 48), strict=False).network_address))
    first, second, *_rest = address.split(".")
    return _("netwerk {network}").format(network=f"{first}.{second}.x.x")


def note_use(request: HttpRequest) -> None:
    """Called for each request of somebody who is logged in; asks the database once in a while only."""
    last = request.session.get(NOTED, 0)
    if time.time() - last < NOTED_EVERY:
        return
    request.session[NOTED] = int(time.time())
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())


def end_visit(user: User, pk: int) -> bool:
    """One visit of this person; False when it is not theirs or over already."""
    row = UserSession.objects.filter(user=user, pk=pk).first()
    if row is None:
        return False
    row.end()
    return True


def end_visits(user: User, *, but: str | None = None) -> int:
    """All visits, or all but the one with this key. How many."""
    rows = [row for row in UserSession.objects.filter(user=user) if row.session_key != but]
    for row in rows:
        row.end()
    return len(rows)


def forget_dead_visits() -> int:
    """Rows of which the session is gone hold an address for nothing. How many."""
    gone = [row for row in UserSession.objects.iterator() if not row.exists()]
    for row in gone:
        row.delete()
    return len(gone)
