"""The budget of a traject with its sums, in euros and cents; never a float."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

NOTHING = Decimal(0)


@dataclass(frozen=True)
class BudgetSums:
    """``left`` is what is neither ordered nor paid; below nought there is more ordered and paid than set aside."""

    budget: Decimal
    committed: Decimal
    spent: Decimal

    @property
    def left(self) -> Decimal:
        return self.budget - self.committed - self.spent

    @property
    def is_over(self) -> bool:
        return self.left < 0


@dataclass(frozen=True)
class BudgetRow(BudgetSums):
    line: Any = None


@dataclass(frozen=True)
class Budget:
    """``lines`` are rows or public views; ``frame`` is the budget of the traject as a whole, where it is known."""

    rows: list[BudgetRow]
    sums: BudgetSums
    frame: Decimal | None

    @property
    def differs(self) -> bool:
        """The items together are not what the traject has."""
        return self.frame is not None and bool(self.rows) and self.frame != self.sums.budget


def budget_of(lines: Iterable[Any], frame: Decimal | None) -> Budget:
    rows = [BudgetRow(line.budget, line.committed, line.spent, line) for line in lines]
    sums = BudgetSums(
        *(sum((getattr(row, name) for row in rows), NOTHING) for name in ("budget", "committed", "spent"))
    )
    return Budget(rows, sums, frame)
