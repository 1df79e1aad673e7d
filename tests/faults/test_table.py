"""The table of faults stays true: each test in it exists, and who runs the site can read what to do."""

import re
from pathlib import Path

import pytest

from tests.faults.table import ROWS, Row

ROOT = Path(__file__).resolve().parents[2]
INCIDENTS = ROOT / "docs" / "operations" / "incidents.md"
PARTS = ("**Wat u ziet.**", "**Wat het betekent.**", "**Wat u doet.**")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.heading)
def test_a_row_is_shown_and_told(row: Row) -> None:
    for shown in row.shown_by:
        file, _separator, function = shown.partition("::")
        assert f"def {function}" in (ROOT / file).read_text(), shown
    section = re.split(r"^## ", INCIDENTS.read_text(), flags=re.MULTILINE)
    told = [one for one in section if one.splitlines()[0] == row.heading]
    assert len(told) == 1
    assert [part for part in PARTS if part not in told[0]] == []


def test_each_test_of_a_fault_stands_in_a_row() -> None:
    """A new file of this folder gets its row."""
    named = {shown.partition("::")[0] for row in ROWS for shown in row.shown_by}
    files = {f"tests/faults/{path.name}" for path in Path(__file__).parent.glob("test_*.py")}
    assert files - named == {"tests/faults/test_table.py"}
