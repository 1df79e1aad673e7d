"""Working through the list: a few addresses at a time, and never the same website twice in a short while."""

import time
from collections.abc import Callable, Set
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from pages.links.asking import Answer, ask
from pages.models import CheckedLink
from pages.models.link_check import LinkState

AGAIN_WHEN_FINE = timedelta(days=14)
AGAIN_WHEN_BROKEN = timedelta(days=3)
# Before a link is called broken: after an hour, six hours, a day.
TRIES = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
LONGEST_WAIT = timedelta(days=7)
Asker = Callable[[str], Answer]


def check_due(*, seconds: float, asker: Asker = ask, sleep: Callable[[float], None] = time.sleep) -> int:
    """Ask what is due, for at most ``seconds``; returns how many addresses were asked.

    Between two questions to one website passes at least ``LINK_CHECK_HOST_DELAY``, also from one run to the next: who
    asks a website puts its other addresses off first.
    """
    asked, end = 0, time.monotonic() + seconds
    while time.monotonic() < end and asked < settings.LINK_CHECK_LIMIT:
        link = _claim()
        if link is None:
            break
        store(link, asker(link.url))
        asked += 1
        sleep(settings.LINK_CHECK_PAUSE)
    return asked


@transaction.atomic
def _claim() -> CheckedLink | None:
    """The address that waits longest; its website is now left alone for a while, whatever comes of it."""
    now = timezone.now()
    waiting = CheckedLink.objects.exclude(host="").filter(due_at__lte=now).order_by("due_at", "pk")
    link = waiting.select_for_update(skip_locked=True).first()
    if link is None:
        return None
    _leave_alone({link.host}, settings.LINK_CHECK_HOST_DELAY)
    return link


def _leave_alone(hosts: Set[str], seconds: float) -> None:
    """Nothing of these websites is asked for so long."""
    until = timezone.now() + timedelta(seconds=seconds)
    CheckedLink.objects.filter(host__in=hosts, due_at__lt=until).update(due_at=until)


def store(link: CheckedLink, answer: Answer) -> None:
    """Keep what came of it. Only who fails on several days is called broken."""
    now = timezone.now()
    if answer.works:
        link.state, link.failures, again = LinkState.FINE, 0, AGAIN_WHEN_FINE
    elif answer.works is None:
        link.state, link.failures, again = LinkState.SKIPPED, 0, AGAIN_WHEN_FINE
    else:
        link.failures += 1
        broken = link.failures > len(TRIES)
        link.state = LinkState.BROKEN if broken else LinkState.DOUBT
        again = AGAIN_WHEN_BROKEN if broken else TRIES[link.failures - 1]
    wait = min(timedelta(seconds=answer.wait), LONGEST_WAIT)
    link.reason, link.checked_at, link.due_at = answer.reason[:200], now, now + max(again, wait)
    link.save(update_fields=["state", "failures", "reason", "checked_at", "due_at"])
    if wait:
        _leave_alone({link.host}, wait.total_seconds())
    if answer.led_to:
        _leave_alone(answer.led_to, settings.LINK_CHECK_HOST_DELAY)
