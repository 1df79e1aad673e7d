"""Which file of tests begins when: the longest first, so that at the end no worker goes on alone for minutes.

By itself xdist begins with the file that has most tests, and a story in a browser is one test that takes a minute.
"""

from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent
# Seconds that a test takes here, about; elsewhere it is a tenth of one. By folder, or by file where it stands out.
EACH: dict[str, float] = {
    "browser": 20,
    "browser/test_nine_people.py": 90,
    "browser/test_year.py": 90,
    "machines": 15,
    "municipalities": 2,
    "upgrades": 10,
    "drill": 10,
    "faults": 3,
    "races": 3,
    "demo": 5,
    "importers/test_command.py": 2.5,
    "matrix": 1,
}
ELSEWHERE = 0.1


def longest_first(items: list[pytest.Item]) -> None:
    """Sorts in place by file; the tests of a file, and files that take as long, keep their order."""
    tests = Counter(item.path for item in items)  # files in the order in which they came
    files = sorted(tests, key=lambda path: -tests[path] * seconds_each(path))
    place = {path: number for number, path in enumerate(files)}
    items.sort(key=lambda item: place[item.path])


def seconds_each(path: Path) -> float:
    """Of a test in this file."""
    inside = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return EACH.get(inside.as_posix(), EACH.get(inside.parts[0], ELSEWHERE))
