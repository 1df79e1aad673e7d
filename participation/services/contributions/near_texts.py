"""How alike two texts are, and a fingerprint by which the database finds those that may be.

Word pairs are hashed; of sixteen shufflings of the hashes the smallest is kept, two and two together (MinHash with
bands). Texts that share most of their word pairs share a band nearly always; the real likeness is then counted.
No extension of PostgreSQL is needed: bands are numbers in an indexed array (docs/decisions/0130).
"""

import re
from hashlib import blake2b
from itertools import pairwise

WORD = re.compile(r"\w+", re.UNICODE)
ROWS_PER_BAND = 2
BANDS = 8
MASK = (1 << 63) - 1
ALIKE = 0.6


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") & MASK


_SHUFFLES = tuple((_hash(f"maal {number}") | 1, _hash(f"plus {number}")) for number in range(BANDS * ROWS_PER_BAND))


def pieces_of(text: str) -> frozenset[str]:
    """The words and the pairs of words in a text, whatever its capitals and marks."""
    words = WORD.findall(text.casefold())
    return frozenset([*words, *(f"{one} {two}" for one, two in pairwise(words))])


def fingerprint_of(text: str) -> list[int]:
    """The bands of a text; none for a text without words."""
    hashes = [_hash(piece) for piece in pieces_of(text)]
    if not hashes:
        return []
    smallest = [min((value * times + plus) & MASK for value in hashes) for times, plus in _SHUFFLES]
    return [
        _hash(f"{band}:{smallest[band * ROWS_PER_BAND]}:{smallest[band * ROWS_PER_BAND + 1]}") for band in range(BANDS)
    ]


def likeness(one: str, other: str) -> float:
    """From 0 (no word pair in common) to 1 (the same words in the same order)."""
    left, right = pieces_of(one), pieces_of(other)
    both = left | right
    return len(left & right) / len(both) if both else 0.0
