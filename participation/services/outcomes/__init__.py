"""What came out of a werkatelier, line by line, and what each line became (docs/decisions/0162)."""

from .becoming import become_commitment, become_contribution, become_lesson
from .reading import OutcomePart, is_held, outcome_parts
from .undoing import take_back
from .writing import add_outcome, save_outcome

__all__ = [
    "OutcomePart",
    "add_outcome",
    "become_commitment",
    "become_contribution",
    "become_lesson",
    "is_held",
    "outcome_parts",
    "save_outcome",
    "take_back",
]
