"""Parties by interest and influence as a picture. Numbers are units of the drawing, 760 wide.

Interest and influence have three grades, so the field has nine squares. Names in a square stand below each other, and
a row is as high as its fullest square: labels never overlap, however many parties there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from participation.choices import Attitude, Weight
from participation.models import Party

WIDTH, LEFT, TOP, BOTTOM = 760, 84, 10, 52
LINE, PADDING, LOWEST_ROW = 22, 12, 84
LONGEST_LABEL = 25
CROSS = [(-7, -4), (-4, -7), (0, -3), (4, -7), (7, -4), (3, 0), (7, 4), (4, 7), (0, 3), (-4, 7), (-7, 4), (-3, 0)]


@dataclass(frozen=True)
class PlacedParty:
    """A mark with a name. ``number`` is the row of the table, ``attitude`` a word for the class."""

    number: int
    label: str
    whole: str
    attitude: str
    x: int
    y: int

    @property
    def text_x(self) -> int:
        return self.x + 14

    @property
    def text_y(self) -> int:
        return self.y + 5

    @property
    def mark(self) -> str:
        """The corners of the mark: each attitude has its own form, so that colour never says something alone."""
        x, y = self.x, self.y
        forms = {
            Attitude.SUPPORTIVE.value: [(0, -7), (7, 6), (-7, 6)],
            Attitude.CRITICAL.value: [(0, 7), (7, -6), (-7, -6)],
            Attitude.NEUTRAL.value: [(-6, -6), (6, -6), (6, 6), (-6, 6)],
            Attitude.OPPOSED.value: CROSS,
        }
        corners = forms.get(self.attitude, [(0, -7), (7, 0), (0, 7), (-7, 0)])
        return " ".join(f"{x + right},{y + down}" for right, down in corners)


@dataclass(frozen=True)
class Square:
    """One of the nine; ``key`` marks those of high interest and high influence."""

    x: int
    y: int
    width: int
    height: int
    is_key: bool


@dataclass(frozen=True)
class GradeWord:
    x: int
    y: int
    word: str


@dataclass(frozen=True)
class StakeholderPicture:
    squares: list[Square]
    parties: list[PlacedParty]
    influence: list[GradeWord]
    interest: list[GradeWord]
    height: int
    attitudes: list[PlacedParty]
    width: int = WIDTH

    @property
    def bottom(self) -> int:
        return self.height - 8

    @property
    def middle_x(self) -> int:
        return (LEFT + WIDTH) // 2


def stakeholder_picture(parties: Sequence[Party]) -> StakeholderPicture | None:
    """``parties`` in the order of the table; None when there are none."""
    if not parties:
        return None
    grades = sorted(Weight.values)
    width = (WIDTH - LEFT) // len(grades)
    squares, placed, words, y = [], [], [], TOP
    for influence in reversed(grades):
        row = [[] for _grade in grades]  # type: list[list[tuple[int, Party]]]
        for number, party in enumerate(parties, start=1):
            if party.influence == influence:
                row[grades.index(party.interest)].append((number, party))
        height = max(LOWEST_ROW, max(map(len, row)) * LINE + 2 * PADDING)
        words.append(GradeWord(LEFT - 12, y + height // 2 + 5, str(Weight(influence).label)))
        for column, here in enumerate(row):
            x = LEFT + column * width
            squares.append(Square(x, y, width, height, influence == grades[-1] == grades[column]))
            placed += [_placed(number, party, x, y, at) for at, (number, party) in enumerate(here)]
        y += height
    below = [
        GradeWord(LEFT + at * width + width // 2, y + 20, str(Weight(grade).label)) for at, grade in enumerate(grades)
    ]
    used = {party.attitude for party in parties}
    keys = [PlacedParty(0, str(one.label), "", one.value, 10, 10) for one in Attitude if one.value in used]
    return StakeholderPicture(squares, placed, words, below, y + BOTTOM, keys)


def _placed(number: int, party: Party, x: int, y: int, at: int) -> PlacedParty:
    name = party.name
    short = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"
    middle = y + PADDING + at * LINE + LINE // 2
    return PlacedParty(number, f"{number}. {short}", name, str(party.attitude), x + 16, middle)
