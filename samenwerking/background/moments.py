"""How often something runs: every so many minutes, every night, every month."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.utils import timezone


class Moments(Protocol):
    """``at_once``: whether the first run may be now, on a site that has never run it."""

    @property
    def at_once(self) -> bool: ...

    def last(self, now: datetime) -> datetime:
        """The last moment, up to now, at which the work should have started."""
        ...


@dataclass(frozen=True)
class Every:
    minutes: int
    at_once: bool = True

    def last(self, now: datetime) -> datetime:
        return now - timedelta(minutes=self.minutes)

    def __str__(self) -> str:
        return "elke minuut" if self.minutes == 1 else f"elke {self.minutes} minuten"


@dataclass(frozen=True)
class Daily:
    """At an hour of the local clock. A site that was off at that hour does it when it is on again."""

    hour: int
    at_once: bool = False

    def last(self, now: datetime) -> datetime:
        local = timezone.localtime(now)
        today = local.replace(hour=self.hour, minute=0, second=0, microsecond=0)
        return today if today <= local else today - timedelta(days=1)

    def __str__(self) -> str:
        return f"elke dag om {self.hour} uur"


@dataclass(frozen=True)
class Monthly:
    """On a day of the month, 1 to 28, that every month has."""

    day: int
    hour: int
    at_once: bool = False

    def last(self, now: datetime) -> datetime:
        local = timezone.localtime(now)
        here = local.replace(day=self.day, hour=self.hour, minute=0, second=0, microsecond=0)
        if here <= local:
            return here
        before = here.replace(day=1) - timedelta(days=1)
        return before.replace(day=self.day)

    def __str__(self) -> str:
        return f"elke maand op dag {self.day} om {self.hour} uur"
