"""What happened to a page on its way in; the report is made of these lines."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """How much of the original arrived."""

    CONVERTED = "converted"
    APPROXIMATED = "approximated"
    LEFT_OUT = "left_out"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Note:
    """One line of the report: what, why and which fragment of the page it is about."""

    outcome: Outcome
    topic: str
    message: str
    fragment: str = ""


@dataclass
class Notes:
    """The lines of one page, each line once."""

    lines: list[Note] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome, topic: str, message: str, fragment: str = "") -> None:
        note = Note(outcome, topic, message, " ".join(fragment.split())[:300])
        if note not in self.lines:
            self.lines.append(note)

    def approximated(self, topic: str, message: str, fragment: str = "") -> None:
        self.add(Outcome.APPROXIMATED, topic, message, fragment)

    def left_out(self, topic: str, message: str, fragment: str = "") -> None:
        self.add(Outcome.LEFT_OUT, topic, message, fragment)

    def problem(self, topic: str, message: str, fragment: str = "") -> None:
        self.add(Outcome.PROBLEM, topic, message, fragment)

    def converted(self, topic: str, number: int = 1) -> None:
        """Counts something that arrived whole; the report gives numbers, not a line each."""
        self.counts[topic] += number
