"""Every requirement of ASVS 5.0, level 1 and 2, has an answer, and the proof that the answer names is there."""

import ast
import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest

from tests.architecture.sources import ROOT, functions, tree_of

INDEX = ROOT / "docs/security/asvs.md"
CHAPTERS = sorted((ROOT / "docs/security/asvs").glob("V*.md"))
# Numbers and levels of OWASP ASVS 5.0.0, facts only: number, level.
LIST = ROOT / "tests/data/asvs-5.0.csv"
MET, PARTLY, NOT_MET, NOT_OURS = "voldoet", "voldoet deels", "niet", "niet van toepassing"
ANSWERS = (MET, PARTLY, NOT_MET, NOT_OURS)
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`([\w.-]+/[\w./-]*|\w+\.(?:md|toml|txt|json))(?:::(\w+))?`")
SUMMED = re.compile(r"^\| \[?(V\d+|Samen)\b.*?\| ((?:\d+ \| ){4}\d+) \|$", re.MULTILINE)
MISSING = "Mist: "


@dataclass(frozen=True)
class Requirement:
    """A row of a chapter. ``proof``: why, with files and tests between back quotes."""

    number: str
    level: str
    asked: str
    answer: str
    proof: str

    @property
    def chapter(self) -> str:
        return f"V{self.number.partition('.')[0]}"


@cache
def rows() -> tuple[Requirement, ...]:
    return tuple(Requirement(*found) for path in CHAPTERS for found in ROW.findall(path.read_text()))


def test_every_number_is_there_once_with_its_level() -> None:
    with LIST.open(newline="") as file:
        asked = [(one["number"], one["level"]) for one in csv.DictReader(file)]
    assert Counter(level for _number, level in asked) == {"1": 70, "2": 183}
    assert [(row.number, row.level) for row in sorted(rows(), key=_place)] == asked


def _place(row: Requirement) -> tuple[int, ...]:
    return tuple(int(part) for part in row.number.split("."))


def test_no_line_that_looks_like_a_row_is_passed_over() -> None:
    lines = [line for path in CHAPTERS for line in path.read_text().splitlines() if re.match(r"\|\s*V?\d", line)]
    assert len(lines) == len(rows())


def test_a_chapter_stands_in_its_own_file() -> None:
    for path in CHAPTERS:
        assert {row[0].partition(".")[0].zfill(2) for row in ROW.findall(path.read_text())} == {path.stem[1:]}


def test_every_answer_is_one_of_four_and_says_why() -> None:
    assert {row.number: row.answer for row in rows() if row.answer not in ANSWERS} == {}
    unproved = [row.number for row in rows() if row.answer in (MET, PARTLY) and not NAMED.search(row.proof)]
    assert unproved == []
    open_ended = [row.number for row in rows() if (row.answer in (PARTLY, NOT_MET)) is not (MISSING in row.proof)]
    assert open_ended == [], f"what is missing stands after {MISSING!r}, and nowhere else"


@pytest.mark.parametrize("chapter", [path.stem for path in CHAPTERS])
def test_all_that_is_named_exists(chapter: str) -> None:
    gone = [
        f"{row.number}: {name}{'::' * bool(test)}{test}"
        for row in rows()
        if row.chapter[1:].zfill(2) == chapter[1:]
        for name, test in NAMED.findall(row.proof)
        if not _is_there(name, test)
    ]
    assert gone == []


def _is_there(name: str, test: str) -> bool:
    path = ROOT / name
    if not path.exists():
        return False
    return not test or test in {one.name for one in functions(_parsed(name))}


def _parsed(name: str) -> ast.Module:
    return tree_of(ROOT / name)


def test_the_summary_counts_right() -> None:
    counts = {chapter: Counter(row.answer for row in rows() if row.chapter == chapter) for chapter in _chapters()}
    told = {
        chapter: [int(number) for number in numbers.split(" | ")]
        for chapter, numbers in SUMMED.findall(INDEX.read_text())
    }
    counts["Samen"] = sum(counts.values(), Counter())
    assert told == {
        chapter: [sum(found.values()), *(found[answer] for answer in ANSWERS)] for chapter, found in counts.items()
    }


def _chapters() -> list[str]:
    return [f"V{number}" for number in range(1, 18)]


def test_what_is_missing_stands_on_the_first_page_too() -> None:
    told = set(re.findall(r"^\| (\d+\.\d+\.\d+) \|", INDEX.read_text(), re.MULTILINE))
    assert told == {row.number for row in rows() if row.answer in (PARTLY, NOT_MET)}
