"""What differs between two plain texts, word by word, for a person to read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from pages.models import Suggestion

WORD = re.compile(r"\n+|[^\S\n]*\S+")


@dataclass(frozen=True)
class Piece:
    """``kind``: same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One text that a suggestion changes; ``label`` is empty for the running text of the section."""

    label: str
    pieces: list[Piece]


def changes_of(suggestion: Suggestion) -> list[Change]:
    """The running text first, when the suggestion changes that, and then each text inside a step or a table."""
    running = [Change("", word_changes(suggestion.old_text, suggestion.proposed_text))]
    parts = [Change(part["label"], word_changes(part["old"], part["new"])) for part in suggestion.parts]
    return [*(running if suggestion.changes_text else []), *parts]


def word_changes(old: str, new: str) -> list[Piece]:
    """The new text with what was taken out and put in, in reading order."""
    return [piece for piece in _pieces(WORD.findall(old), WORD.findall(new)) if piece.text]


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for action, a_from, a_to, b_from, b_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action == "equal":
            yield Piece("same", "".join(old[a_from:a_to]))
            continue
        yield Piece("removed", "".join(old[a_from:a_to]))
        yield Piece("added", "".join(new[b_from:b_to]))
