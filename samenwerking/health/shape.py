"""What a check is and what it finds; every check has this one shape, whoever asks."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class State(StrEnum):
    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"

    @property
    def weight(self) -> int:
        """For a computer that compares: 0 fine, 1 look at it, 2 mend it."""
        return list(State).index(self)

    @property
    def word(self) -> Text:
        return {State.OK: _("In orde"), State.WARNING: _("Let op"), State.FAULT: _("Fout")}[self]


@dataclass(frozen=True)
class Finding:
    """What was seen, in a plain sentence without names, addresses or secrets; a number for each gauge of the check.

    Fewer numbers than gauges: the rest is not known now, and Prometheus does not hear of them.
    """

    state: State
    sentence: str
    numbers: tuple[float, ...] = ()

    @property
    def number(self) -> float | None:
        return self.numbers[0] if self.numbers else None


class Gauge(NamedTuple):
    """A number for Prometheus: its name without ``samenwerking_``, and what it says."""

    name: str
    help: str


@dataclass(frozen=True)
class Check:
    """``look`` returns None where there is nothing to check, such as a copy of the database that is not set up.

    ``keep``: so many seconds what was found is told again without looking. ``serves``: when it fails, visitors cannot
    be served. ``page``: the name of the address in Beheer where something can be done about it.
    """

    name: str
    title: Text
    meaning: Text
    advice: Text
    look: Callable[[], Finding | None]
    gauges: tuple[Gauge, ...] = ()
    keep: float = 0.0
    serves: bool = False
    needs_database: bool = True
    page: str = ""


def fine(sentence: str, *numbers: float) -> Finding:
    return Finding(State.OK, sentence, numbers)


def warning(sentence: str, *numbers: float) -> Finding:
    return Finding(State.WARNING, sentence, numbers)


def fault(sentence: str, *numbers: float) -> Finding:
    return Finding(State.FAULT, sentence, numbers)


def counted(none: str, some: str, count: int, *, warn: int = 0) -> Finding:
    """By how many there are; ``some`` says it, with ``%(n)d`` for the number."""
    return judged(some % {"n": count} if count else none, count, warn=warn)


def judged(sentence: str, number: float, *, warn: float, fail: float = float("inf")) -> Finding:
    """By how high the number is: up to and including ``warn`` all is well."""
    state = State.FAULT if number > fail else State.WARNING if number > warn else State.OK
    return Finding(state, sentence, (number,))
