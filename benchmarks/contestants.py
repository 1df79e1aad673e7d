"""Who is measured, in turns: pages a second, and processor time of a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.outside import WARM_UP_SECONDS, ask_for
from benchmarks.processor import seconds_of
from benchmarks.visitors import Answers, ask

ROUNDS = 5
TURN = 4  # seconds


@dataclass
class Contestant:
    """``pids``: of the programs whose work for a page is counted.

    ``size`` is what an answer takes, in bytes; ``rates`` are pages a second, ``costs`` milliseconds a page.
    """

    name: str
    port: int
    path: str
    size: int
    pids: Callable[[], list[int | None]]
    headers: dict[str, str] = field(default_factory=dict)
    crowd: bool = False
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return median(self.rates)

    @property
    def cost(self) -> float:
        return median(self.costs)

    def warm_up(self) -> None:
        """Every process loads its site at its first request, which may take longer than a turn."""
        ask_for(WARM_UP_SECONDS, self.port, self.path, self.size, **self.headers)

    def take_turn(self) -> None:
        before = seconds_of(self.pids())
        answers = self.ask()
        self.rates.append(answers.rate)
        self.costs.append((seconds_of(self.pids()) - before) / answers.pages * 1000)

    def ask(self) -> Answers:
        """One turn."""
        return ask(TURN, self.port, self.path, self.size, headers=self.headers, crowd=self.crowd)

    def row(self) -> list[str]:
        return [
            self.name,
            f"{self.size / 1000:.0f}",
            with_spread(self.rates, 0),
            with_spread(self.costs, 3 if self.crowd else 2),
        ]


HEAD = ["page", "kB", "pages/s", "processor, ms a page"]


def with_spread(values: Sequence[float], digits: int) -> str:
    """The middle one, with the least and the most."""
    low, middle, high = (f"{value:,.{digits}f}" for value in (min(values), median(values), max(values)))
    return f"{middle} ({low} – {high})"


def take_turns(contestants: Sequence[Contestant]) -> None:
    """Everybody warms up, then one turn each, and again: a busy moment of the machine hits all."""
    for one in contestants:
        one.warm_up()
    for _round in range(ROUNDS):
        for one in contestants:
            one.take_turn()
