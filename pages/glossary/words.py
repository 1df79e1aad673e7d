"""The words to look for, and finding them in a run of text (no HTML here)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# A word may hold an apostrophe or a hyphen: "werkatelier-avond" is another word than "werkatelier".
TOKEN = r"\w+(?:['’‑-]\w+)*"  # noqa: S105  # a piece of text, no secret
_TOKEN = re.compile(TOKEN)


@dataclass(frozen=True)
class Word:
    """One word of the glossary: ``anchor`` is its place in addresses, ``text`` its meaning without markup."""

    pk: int
    term: str
    anchor: str
    text: str
    forms: tuple[str, ...] = ()
    explained: bool = True

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.term, *self.forms)


@dataclass(frozen=True)
class Spelling:
    """One way to write a word: its parts, what stands between them, and whether capitals count."""

    word: Word
    parts: tuple[str, ...]
    between: tuple[str, ...]
    exact: tuple[str, ...] | None

    def fits(self, tokens: list[re.Match[str]], start: int, text: str) -> bool:
        """Whether the tokens from ``start`` on are this spelling."""
        found = tokens[start : start + len(self.parts)]
        if len(found) < len(self.parts):
            return False
        if tuple(token[0].casefold() for token in found) != self.parts:
            return False
        if self.exact is not None and tuple(token[0] for token in found) != self.exact:
            return False
        gaps = (text[one.end() : other.start()] for one, other in pairwise(found))
        return tuple(_gap(gap) for gap in gaps) == self.between


class Lexicon:
    """All words of one edition of the glossary."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.by_anchor: dict[str, Word] = {}
        self._by_first: dict[str, list[Spelling]] = {}
        for word in words:
            self.by_anchor.setdefault(word.anchor, word)
            if word.explained:
                for text in word.spellings:
                    self._add(word, text)
        for spellings in self._by_first.values():
            spellings.sort(key=lambda spelling: -sum(map(len, spelling.parts)))

    def _add(self, word: Word, text: str) -> None:
        tokens = list(_TOKEN.finditer(text))
        if not tokens:
            return
        # An abbreviation in capitals is no common word: "RO" is not the "ro" of "ro-ro".
        shouted = text.isupper() and len(text) > 1
        spelling = Spelling(
            word,
            tuple(token[0].casefold() for token in tokens),
            tuple(_gap(text[a.end() : b.start()]) for a, b in pairwise(tokens)),
            tuple(token[0] for token in tokens) if shouted else None,
        )
        self._by_first.setdefault(spelling.parts[0], []).append(spelling)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def find(self, text: str) -> Iterator[tuple[int, int, Word]]:
        """Begin, end and word of each place, from left to right; of two that begin together the longest."""
        tokens = list(_TOKEN.finditer(text))
        place = 0
        while place < len(tokens):
            candidates = self._by_first.get(tokens[place][0].casefold(), ())
            found = next((spelling for spelling in candidates if spelling.fits(tokens, place, text)), None)
            if found is None:
                place += 1
                continue
            last = place + len(found.parts) - 1
            yield tokens[place].start(), tokens[last].end(), found.word
            place = last + 1


def _gap(text: str) -> str:
    """What stands between two parts, with any run of spaces as one."""
    return " ".join(text.split()) or (" " if text else "")
