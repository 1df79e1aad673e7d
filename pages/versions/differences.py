"""What differs between two texts, for people: whole passages with the words that came and went marked in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from pages.versions.texts import Passage

SAME, NEW, GONE = "same", "new", "gone"
WORDS = re.compile(r"\S+\s*")
# Beyond this a comparison by word costs more than it tells.
MAX_WORDS = 1500
# Passages with fewer words in common are shown as one that went and one that came.
ALIKE = 0.4

Run = tuple[str, str]


@dataclass(frozen=True)
class Change:
    """One passage that changed, as runs of text that stayed, came or went."""

    under: str
    runs: tuple[Run, ...]

    @property
    def is_new(self) -> bool:
        return all(kind == NEW for kind, _text in self.runs)

    @property
    def is_gone(self) -> bool:
        return all(kind == GONE for kind, _text in self.runs)


def changes_between(old: Sequence[Passage], new: Sequence[Passage]) -> list[Change]:
    """Only what changed, in the order of the new text."""
    matcher = SequenceMatcher(None, [item.text for item in old], [item.text for item in new], autojunk=False)
    found: list[Change] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            found.extend(_replaced(old[i1:i2], new[j1:j2]))
    return found


def only_current(changes: Sequence[Change]) -> list[Change]:
    """The same changes without a word of the old text: passages as they are now, with the new words marked."""
    kept = [Change(change.under, tuple(run for run in change.runs if run[0] != GONE)) for change in changes]
    return [change for change in kept if any(kind == NEW for kind, _text in change.runs)]


def _replaced(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Change]:
    """Passages are laid beside each other in their order; a pair with little in common is two changes."""
    for before, after in zip_longest(old, new):
        if before is None or after is None:
            passage, kind = (after, NEW) if before is None else (before, GONE)
            yield Change(passage.under, ((kind, passage.text),))
            continue
        runs = _word_runs(before.text, after.text)
        if runs is not None:
            yield Change(after.under, runs)
        else:
            yield Change(before.under, ((GONE, before.text),))
            yield Change(after.under, ((NEW, after.text),))


def _word_runs(before: str, after: str) -> tuple[Run, ...] | None:
    """None when the two are different passages rather than two forms of one."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if max(len(old), len(new)) > MAX_WORDS:
        return None
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    if matcher.ratio() < ALIKE:
        return None
    return tuple(_runs(matcher, old, new))


def _runs(matcher: SequenceMatcher, old: list[str], new: list[str]) -> Iterator[Run]:
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield SAME, "".join(new[j1:j2])
            continue
        if i1 < i2:
            yield GONE, "".join(old[i1:i2])
        if j1 < j2:
            yield NEW, "".join(new[j1:j2])
