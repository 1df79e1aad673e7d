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

    def end_in(self, text: str, first: re.Match[str]) -> int:
        """Where this spelling ends in the text when it begins at the token; 0 when it is not there."""
        end, between = first.end(), iter(self.between)
        found = [first]
        for part in self.parts[1:]:
            token = _TOKEN.search(text, end)
            if token is None or token[0].casefold() != part or _gap(text[end : token.start()]) != next(between):
                return 0
            found.append(token)
            end = token.end()
        exact = self.exact is None or tuple(token[0] for token in found) == self.exact
        return end if exact else 0


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

    def may_be_in(self, text: str) -> bool:
        """Whether any word begins somewhere in the text: a quick look that spares most texts a slow one."""
        return not self._by_first.keys().isdisjoint(_TOKEN.findall(text.casefold())) or "&" in text

    def find(self, text: str) -> Iterator[tuple[int, int, Word]]:
        """Begin, end and word of each place, from left to right; of two that begin together the longest."""
        past = 0
        for token in _TOKEN.finditer(text):
            candidates = self._by_first.get(token[0].casefold())
            if candidates is None or token.start() < past:
                continue
            ends = ((spelling.end_in(text, token), spelling.word) for spelling in candidates)
            past, word = next((pair for pair in ends if pair[0]), (past, None))
            if word is not None:
                yield token.start(), past, word


def _gap(text: str) -> str:
    """What stands between two parts, with any run of spaces as one."""
    return " ".join(text.split()) or (" " if text else "")
