"""What can be wrong with an uploaded table, and how large one may be."""

from participation.exceptions import ParticipationError

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
# A part that grows more than this when unpacked, and is large then, is no table that people made.
MAX_RATIO = 200
LARGE_PART = 20 * 1024 * 1024
MAX_PARTS = 2_000
MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_CELL = 32_767


class SheetProblem(ParticipationError):
    """The file cannot be read; ``message`` says why and what to do."""
