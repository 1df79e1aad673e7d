"""One row of a list as it will be kept, with what is wrong with its cells."""

from dataclasses import dataclass, field
from typing import Any

from participation.choices import PartyRole, Stage
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class CellError:
    """``cell`` as the spreadsheet calls it (F12), or only the row; ``may_leave``: the cell may stay empty.

    What stands in the cell is not repeated: it may be an address.
    """

    row: int
    cell: str
    column: str
    message: str
    may_leave: bool = False


@dataclass(eq=False)
class ListRow:
    """``values`` are fields of the record; the rest hangs on it and is written after it."""

    number: int
    kind: str
    title: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    belongs_to: list[str] = field(default_factory=list)
    above_rows: list["ListRow"] = field(default_factory=list)
    above_ids: list[int] = field(default_factory=list)
    areas: list[int] = field(default_factory=list)
    themes: list[int] = field(default_factory=list)
    lead: User | None = None
    members: list[User] = field(default_factory=list)
    parties: list[tuple[str, PartyRole]] = field(default_factory=list)
    stage: Stage = Stage.EXPLORE
    is_closed: bool = False
    errors: list[CellError] = field(default_factory=list)
    # After writing.
    pk: int = 0
