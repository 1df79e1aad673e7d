"""The planning as a picture: where each bar, mark and word stands. Numbers are units of the drawing, 760 wide.

No queries and no dates beyond the calendar: whatever days somebody types, the picture keeps its size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from participation.choices import MilestoneState

WIDTH, LABELS, RIGHT = 760, 250, 34
ROW, TOP, BAR = 34, 34, 16
LONGEST_LABEL = 34
MOST_TICKS = 8
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 24000)
NARROWEST = 4


@dataclass(frozen=True)
class Bar:
    """One row: a bar for a period, a mark for one day. ``state`` is a word for the class, said in words beside it."""

    label: str
    whole: str
    state: str
    x: int
    width: int
    y: int
    is_day: bool

    @property
    def middle(self) -> int:
        return self.y + BAR // 2

    @property
    def text_y(self) -> int:
        return self.y + BAR - 3

    @property
    def diamond(self) -> str:
        """The corners of the mark of one day."""
        x, y, reach = self.x, self.middle, BAR // 2 + 1
        return f"{x},{y - reach} {x + reach},{y} {x},{y + reach} {x - reach},{y}"


@dataclass(frozen=True)
class Tick:
    x: int
    label: str


@dataclass(frozen=True)
class PlanningPicture:
    bars: list[Bar]
    ticks: list[Tick]
    height: int
    today: int | None
    states: list[tuple[str, str]]
    width: int = WIDTH
    labels: int = LABELS

    @property
    def bottom(self) -> int:
        return self.height - 8

    @property
    def left_of_labels(self) -> int:
        return self.labels - 14


@dataclass(frozen=True)
class _Scale:
    """From a day to a place."""

    first: int
    last: int

    def x(self, ordinal: int) -> int:
        span = max(self.last - self.first, 1)
        return LABELS + round((ordinal - self.first) * (WIDTH - LABELS - RIGHT) / span)


def planning_picture(milestones: Sequence[object], today: date) -> PlanningPicture | None:
    """``milestones`` have title, start_date, end_date and state; None when there are none."""
    if not milestones:
        return None
    periods = [_ordinals(row) for row in milestones]
    first, last = min(start for start, _end in periods), max(end for _start, end in periods)
    margin = max((last - first) // 30, 3)
    scale = _Scale(max(first - margin, 1), min(last + margin, date.max.toordinal()))
    bars = [_bar(row, period, scale, at) for at, (row, period) in enumerate(zip(milestones, periods, strict=True))]
    is_shown = scale.first <= today.toordinal() <= scale.last
    used = {bar.state for bar in bars}
    return PlanningPicture(
        bars=bars,
        ticks=_ticks(scale),
        height=TOP + ROW * len(bars) + 8,
        today=scale.x(today.toordinal()) if is_shown else None,
        states=[(state.value, str(state.label)) for state in MilestoneState if state.value in used],
    )


def _ordinals(row: object) -> tuple[int, int]:
    """The first day and the day after the last: a bar of one week is a week wide."""
    start: date = row.start_date  # type: ignore[attr-defined]  # rows of several kinds, alike in these fields
    end: date = row.end_date or start  # type: ignore[attr-defined]  # rows of several kinds, alike in these fields
    return start.toordinal(), end.toordinal() + 1


def _bar(row: object, period: tuple[int, int], scale: _Scale, at: int) -> Bar:
    title = str(row.title)  # type: ignore[attr-defined]  # rows of several kinds, alike in these fields
    is_day = row.end_date is None  # type: ignore[attr-defined]  # rows of several kinds, alike in these fields
    left, right = scale.x(period[0]), scale.x(period[1])
    short = title if len(title) <= LONGEST_LABEL else f"{title[: LONGEST_LABEL - 1].rstrip()}…"
    return Bar(
        label=short,
        whole=title,
        state=str(row.state),  # type: ignore[attr-defined]  # rows of several kinds, alike in these fields
        x=(left + right) // 2 if is_day else left,
        width=max(right - left, NARROWEST),
        y=TOP + ROW * at + (ROW - BAR) // 2,
        is_day=is_day,
    )


def _ticks(scale: _Scale) -> list[Tick]:
    """First days of months, few enough to read."""
    first, last = _month(scale.first) + 1, _month(scale.last)
    step = next(step for step in MONTH_STEPS if (last - first) // step < MOST_TICKS)
    start = -(-first // step) * step
    days = [date(month // 12, month % 12 + 1, 1) for month in range(start, last + 1, step)]
    return [Tick(scale.x(day.toordinal()), date_format(day, "Y" if step >= 12 else "M Y")) for day in days]


def _month(ordinal: int) -> int:
    day = date.fromordinal(ordinal)
    return day.year * 12 + day.month - 1
