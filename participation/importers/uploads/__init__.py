"""What every import by upload has in common: which column is what, and how far the file is.

targets.py   fields to fill, guesses from headings      states.py   the stand of a file
"""

from .states import (
    FILES_KEPT,
    begin_writing,
    demand_state,
    forget_old_files,
    forget_old_headings,
    lock_upload,
    old_files,
    old_headings,
    refuse_finished,
    settle,
)
from .targets import Target, checked_choice, guessed_mapping

__all__ = [
    "FILES_KEPT",
    "Target",
    "begin_writing",
    "checked_choice",
    "demand_state",
    "forget_old_files",
    "forget_old_headings",
    "guessed_mapping",
    "lock_upload",
    "old_files",
    "old_headings",
    "refuse_finished",
    "settle",
]
