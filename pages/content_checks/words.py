"""Hard words of the office, with plainer ones. Our own list (``hard_words.txt``), not the levels of a language test."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("hard_words.txt")


@cache
def hard_words() -> dict[str, str]:
    """Word or words, in small letters, and what to write instead."""
    rows = (line.partition("=") for line in LIST.read_text(encoding="utf-8").splitlines() if "=" in line)
    return {hard.strip().casefold(): plain.strip() for hard, _sign, plain in rows if not hard.startswith("#")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(hard_words(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def hard_words_in(text: str) -> Iterator[tuple[str, str]]:
    """Each hard word of a text with its plainer one, in order."""
    for match in _pattern().finditer(text):
        word = match[1].casefold()
        yield word, hard_words()[word]
