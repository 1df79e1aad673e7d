"""What differs between two plain texts, word by word, for a person to read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\n+|[^\S\n]*\S+")


@dataclass(frozen=True)
class Piece:
    """``kind``: same, added or removed."""

    kind: str
    text: str


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
