"""What a cell of a table can hold, in every format."""

from datetime import date, datetime
from decimal import Decimal

Cell = str | int | float | Decimal | date | datetime | None
