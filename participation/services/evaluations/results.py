"""What came out of a round, side by side per group, without telling what one person answered.

A group with fewer than five answers is hidden, and so is a question in a group with fewer than five scores. "Samen"
holds the shown cells and no others, so that nothing hidden follows from a total. While a round is open nothing is
shown: two looks would tell what came in between (docs/decisions/0157).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import SystemRandom

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation.choices import EvaluationGroup, Score
from participation.models import EvaluationReply, EvaluationRound

LEAST = 5
TOGETHER = _("Samen")


@dataclass(frozen=True)
class Cell:
    """The mean of one group on one question, to one decimal; None: hidden or nothing asked."""

    group: str
    label: str | Promise
    mean: float | None

    @property
    def shown(self) -> str:
        return f"{self.mean:.1f}".replace(".", ",") if self.mean is not None else ""


@dataclass(frozen=True)
class QuestionResult:
    number: int
    question: str
    cells: list[Cell]
    together: Cell
    remarks: list[tuple[str, str]]

    @property
    def difference(self) -> float | None:
        """Between the group that is most and the one that is least content; None with fewer than two shown."""
        means = [cell.mean for cell in self.cells if cell.mean is not None]
        return round(max(means) - min(means), 1) if len(means) > 1 else None


@dataclass(frozen=True)
class GroupCount:
    """How many answered; None: fewer than five, and no more is said, also not whether there were any."""

    group: str
    label: str | Promise
    count: int | None


@dataclass(frozen=True)
class Results:
    groups: list[GroupCount]
    questions: list[QuestionResult]

    @property
    def any_shown(self) -> bool:
        return any(group.count is not None for group in self.groups)

    @property
    def any_hidden(self) -> bool:
        return any(cell.mean is None for question in self.questions for cell in question.cells)


def results_of(round_: EvaluationRound, *, with_remarks: bool) -> Results:
    """One query. Raises ValueError while the round is open. Remarks may name people: for internal readers only."""
    if not round_.is_over:
        raise ValueError("an open round has no result yet")
    replies = list(EvaluationReply.objects.filter(round=round_).only("group", "scores", "remarks"))
    by_group = {group: [reply for reply in replies if reply.group == group] for group in EvaluationGroup}
    shown = {group: rows for group, rows in by_group.items() if len(rows) >= LEAST}
    counts = [
        GroupCount(group.value, group.label, len(shown[group]) if group in shown else None) for group in EvaluationGroup
    ]
    questions = [_question(at, words, shown, with_remarks=with_remarks) for at, words in enumerate(round_.questions)]
    return Results(counts, questions)


def _question(
    at: int, words: str, shown: dict[EvaluationGroup, list[EvaluationReply]], *, with_remarks: bool
) -> QuestionResult:
    scores = {group: [row.scores[at] for row in rows if row.scores[at] is not None] for group, rows in shown.items()}
    kept = {group: values for group, values in scores.items() if len(values) >= LEAST}
    cells = [Cell(group.value, group.label, _mean(kept.get(group, []))) for group in EvaluationGroup]
    every = [value for values in kept.values() for value in values]
    remarks = (
        [(str(group.label), row.remarks[at]) for group, rows in shown.items() for row in rows if row.remarks[at]]
        if with_remarks
        else []
    )
    SystemRandom().shuffle(remarks)
    return QuestionResult(
        at + 1, words, cells, Cell("together", TOGETHER, _mean(every)), sorted(remarks, key=_by_group)
    )


def _by_group(remark: tuple[str, str]) -> int:
    return [str(group.label) for group in EvaluationGroup].index(remark[0])


def _mean(values: Sequence[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return round(sum(known) / len(known), 1) if known else None


# --- the picture -----------------------------------------------------------------------------------

LABELS, BAR_SPACE, NUMBERS = 120, 250, 50
ROW, BAR, TOP = 28, 18, 6


@dataclass(frozen=True)
class Bar:
    """One group: where its bar and words stand. ``width`` 0: hidden."""

    group: str
    label: str | Promise
    shown: str
    y: int
    width: int

    @property
    def text_y(self) -> int:
        return self.y + BAR - 4

    @property
    def number_x(self) -> int:
        return LABELS + self.width + 8


@dataclass(frozen=True)
class Picture:
    """Bars of one question on the scale of 1 to 5; numbers are units of the drawing."""

    bars: list[Bar]
    width: int = LABELS + BAR_SPACE + NUMBERS
    labels: int = LABELS

    @property
    def height(self) -> int:
        return TOP * 2 + ROW * len(self.bars)

    @property
    def left_of_labels(self) -> int:
        return LABELS - 10


def picture_of(question: QuestionResult) -> Picture:
    """Every group has its row, also the hidden ones, so that questions are compared at one glance."""
    return Picture([_bar(cell, at) for at, cell in enumerate([*question.cells, question.together])])


def _bar(cell: Cell, at: int) -> Bar:
    width = round(BAR_SPACE * cell.mean / Score.FIVE) if cell.mean is not None else 0
    return Bar(cell.group, cell.label, cell.shown, TOP + ROW * at + (ROW - BAR) // 2, width)
