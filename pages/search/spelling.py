"""How far two words are apart, and a way to look up near ones by index (docs/decisions/0116)."""

from itertools import combinations

# Only the beginning of a word is taken apart: two letters out of seven give at most 29 remains.
BEGINNING = 7
FURTHEST = 2
# In a short word two wrong letters leave too little: "stad" is no misspelling of "raad".
SHORT = 5


def remains_of(word: str, at_most: int = FURTHEST) -> set[str]:
    """What is left of the beginning of a word when none, one or two of its letters are taken out.

    Words at most two mistakes apart have at least one of these in common, so an index on them finds all near words.
    """
    start = word[:BEGINNING]
    return {
        "".join(letter for place, letter in enumerate(start) if place not in gone)
        for count in range(at_most + 1)
        for gone in combinations(range(len(start)), count)
    }


def allowed_distance(word: str) -> int:
    return 1 if len(word) <= SHORT else FURTHEST


def distance(one: str, other: str) -> int:
    """Letters to change, add, drop or swap with their neighbour (Damerau-Levenshtein, each letter once)."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and wanted == one[row - 2]:
                cost = min(cost, before_last[column - 2] + 1)
            line.append(cost)
        before_last, last = last, line
    return last[-1]
