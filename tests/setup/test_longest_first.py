"""The order of files of tests: a few long ones before many short ones."""

from types import SimpleNamespace
from typing import Any

from tests.longest_first import EACH, ROOT, longest_first


def items(*names: str) -> list[Any]:
    return [SimpleNamespace(path=ROOT / name.partition("::")[0], name=name) for name in names]


def test_long_files_begin_first_and_files_stay_together() -> None:
    short, browser, twin = "guide/test_a.py", "browser/test_story.py", "browser/test_other.py"
    given = items(f"{short}::1", f"{browser}::b", f"{twin}::1", f"{short}::2", f"{browser}::a")
    longest_first(given)
    assert [item.name for item in given] == [
        f"{browser}::b", f"{browser}::a", f"{twin}::1", f"{short}::1", f"{short}::2"
    ]  # fmt: skip


def test_files_that_take_as_long_are_not_mixed() -> None:
    given = items("guide/test_a.py::1", "guide/test_b.py::1", "guide/test_a.py::2", "guide/test_b.py::2")
    longest_first(given)
    assert [item.name[:15] for item in given] == ["guide/test_a.py"] * 2 + ["guide/test_b.py"] * 2


def test_every_place_that_is_named_is_there() -> None:
    assert [name for name in EACH if not (ROOT / name).exists()] == []
