"""The clock of the demo: while its story is made it is the day on which the story stands still.

The demo is played through the services (docs/decisions/0020), and those ask the clock: nobody registers for an evening
that has been, no decision is of tomorrow, and what is put off comes back on a day that is still to come. On another day
than today, chosen with ``load_demo --today``, the story could not be played.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.utils import timezone


def on_day(today: date, story: Iterator[str]) -> Iterator[str]:
    """The lines of the story, each made on that day. Between two lines the clock is that of everybody again."""
    while True:
        with clock_on(today):
            line = next(story, None)
        if line is None:
            return
        yield line


@contextmanager
def clock_on(day: date) -> Iterator[None]:
    """Django's ``now`` on another day, at the hour that it is here; it goes on running. Only for a command of one
    thread: everything in this process hears it.
    """
    real = timezone.now
    here = timezone.localtime()
    if here.date() == day:
        yield
        return
    there = timezone.make_aware(datetime.combine(day, here.time()))
    timezone.now = lambda: real() + (there - here)
    try:
        yield
    finally:
        timezone.now = real
