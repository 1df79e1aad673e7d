"""The demo's own calendar: every date is a number of days from one day, so that the story never goes stale."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class DemoCalendar:
    """``today`` is the day on which the story stands still; minus is before it, plus after it."""

    today: date

    def day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def moment(self, offset: int, hour: int, minute: int = 0) -> datetime:
        """A moment in the time zone of the municipality."""
        return timezone.make_aware(datetime.combine(self.day(offset), time(hour, minute)))
