"""Since when things are new to somebody. A visit ends after hours of silence, not with every click."""

from datetime import datetime, timedelta

from django.utils import timezone

from participation.models import ReadingVisit
from samenwerking.accounts.models import User

SILENCE = timedelta(hours=4)
# Who was never here before is shown what happened of late.
FIRST_LOOK_BACK = timedelta(days=14)
# Somebody who reads on is written down now and then, not with every page.
NOTED_EVERY = timedelta(minutes=5)


def note_visit(user: User) -> datetime:
    """This person is here; returns since when things are new to them.

    Within one visit that moment stays where it is. A new visit puts it at the end of the one before.
    """
    now = timezone.now()
    first = {"new_since": now - FIRST_LOOK_BACK, "last_active_at": now}
    visit, _made = ReadingVisit.objects.get_or_create(user=user, defaults=first)
    silent = now - visit.last_active_at
    if silent < NOTED_EVERY:
        return visit.new_since
    since = visit.last_active_at if silent >= SILENCE else visit.new_since
    # The condition: of two pages that open at once, one begins the visit.
    same = ReadingVisit.objects.filter(pk=visit.pk, last_active_at=visit.last_active_at)
    return since if same.update(new_since=since, last_active_at=now) else _as_kept(visit)


def _as_kept(visit: ReadingVisit) -> datetime:
    visit.refresh_from_db(fields=["new_since"])
    return visit.new_since


def see_everything(user: User, until: datetime) -> None:
    """Nothing up to this moment is new any more; what came after the page was made stays new."""
    now = timezone.now()
    until = min(until, now)
    visit, made = ReadingVisit.objects.get_or_create(user=user, defaults={"new_since": until, "last_active_at": now})
    if not made and visit.new_since < until:
        visit.new_since = until
        visit.save(update_fields=["new_since"])
