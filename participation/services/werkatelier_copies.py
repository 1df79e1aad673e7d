"""The same session again: one copy, or a series. What belongs to the day itself (people, report) is not copied."""

import calendar
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit
from participation.choices import SeriesRhythm
from participation.exceptions import ParticipationError
from participation.models import ProgrammeItem, RegistrationSetup, Werkatelier
from participation.services.records import lock_record
from participation.services.werkateliers import create_werkatelier
from samenwerking.accounts.models import User

COPIED = (
    "title", "location", "address", "latitude", "longitude", "route_text", "online_url", "purpose", "programme",
    "capacity",
)  # fmt: skip
COPIED_SETUP = ("is_open", "consent_text", "ask_needs", "reminder_days", "retention_days")
LONGEST_SERIES = 26


def proposed_starts(first: datetime, rhythm: SeriesRhythm, count: int) -> list[datetime]:
    """``count`` moments after the first, at the same time on the clock, in summer and winter."""
    local = timezone.localtime(first)
    days = [_after(local.date(), rhythm, number) for number in range(1, count + 1)]
    return [timezone.make_aware(datetime.combine(day, local.time())) for day in days]


def _after(day: date, rhythm: SeriesRhythm, number: int) -> date:
    if rhythm == SeriesRhythm.MONTHLY:
        return _same_weekday(day, number)
    weeks = 2 if rhythm == SeriesRhythm.FORTNIGHTLY else 1
    return day + timedelta(weeks=weeks * number)


def _same_weekday(day: date, months: int) -> date:
    """The second Tuesday stays a second Tuesday; a fifth one becomes the last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    first_weekday, length = calendar.monthrange(year, month)
    place = (day.day - 1) // 7
    found = 1 + (day.weekday() - first_weekday) % 7 + 7 * place
    return date(year, month, found if found <= length else found - 7)


@transaction.atomic
def copy_werkatelier(*, user: User, werkatelier: Werkatelier, starts_at: datetime) -> Werkatelier:
    """One more session of this kind, not yet on the register. Raises NotAllowed."""
    (copy,) = _copies(user, lock_record(werkatelier), [starts_at])
    return copy


@transaction.atomic
def make_series(*, user: User, werkatelier: Werkatelier, starts: Sequence[datetime]) -> list[Werkatelier]:
    """A copy on each of the moments, kept together with the first. Raises NotAllowed or ParticipationError."""
    moments = sorted(set(starts))
    if not moments or len(moments) > LONGEST_SERIES:
        raise ParticipationError(_("Kies ten minste één dag, en niet meer dan %(most)s.") % {"most": LONGEST_SERIES})
    source = lock_record(werkatelier)
    source.series = source.series or uuid4()
    copies = _copies(user, source, moments)
    for copy in copies:
        copy.series = source.series
        copy.save(update_fields=["series"])
    source.save(update_fields=["series"])
    audit.record_saved(user=user, obj=source)
    return copies


def _copies(user: User, source: Werkatelier, moments: Sequence[datetime]) -> list[Werkatelier]:
    parties = list(source.target_parties.all())
    items = list(source.programme_items.all())
    setup = RegistrationSetup.objects.filter(werkatelier=source).first()
    return [_copy(user, source, moment, parties, items, setup) for moment in moments]


def _copy(
    user: User,
    source: Werkatelier,
    starts_at: datetime,
    parties: list,
    items: list[ProgrammeItem],
    setup: RegistrationSetup | None,
) -> Werkatelier:
    data = {name: getattr(source, name) for name in COPIED}
    data |= {
        "starts_at": starts_at,
        "ends_at": _ends_at(source, starts_at),
        "target_parties": parties,
    }
    copy = create_werkatelier(user=user, traject=source.traject, data=data)
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            werkatelier=copy, starts_at=item.starts_at, ends_at=item.ends_at, title=item.title, lead=item.lead
        )
        for item in items
    )
    if setup is not None:
        closes = starts_at - (source.starts_at - setup.closes_at) if setup.closes_at else None
        values = {name: getattr(setup, name) for name in COPIED_SETUP}
        RegistrationSetup.objects.create(werkatelier=copy, closes_at=closes, **values)
    return copy


def _ends_at(source: Werkatelier, starts_at: datetime) -> datetime:
    """As long as the first, by the clock: an evening of two hours stays that in the night that the clock changes."""
    start, end = timezone.localtime(source.starts_at), timezone.localtime(source.ends_at)
    length = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return timezone.make_aware(timezone.localtime(starts_at).replace(tzinfo=None) + length)
