"""docs/import.md names the tests that cover each feature; every one of them exists."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`((?:tests/[\w/]+/)?test_\w+\.py)`(?: \(([\w, ]+)\))?")
ROW = re.compile(r"^\|.*\|$", re.M)


@cache
def names_in(file: str) -> set[str]:
    """The tests and tables at the top of a file of tests."""
    path = ROOT / file if "/" in file else ROOT / "tests" / "importers" / file
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return found


def test_every_test_that_the_documentation_names_exists() -> None:
    missing = [
        (file, name)
        for file, names in NAMED.findall(TEXT)
        for name in filter(None, names.split(", "))
        if name not in names_in(file)
    ]
    assert len(NAMED.findall(TEXT)) > 100
    assert missing == []


def test_every_feature_names_its_test() -> None:
    sections = TEXT[TEXT.index("## What becomes what") : TEXT.index("## The report in Beheer")]
    rows = [row for row in ROW.findall(sections) if not row.startswith(("|---", "| MediaWiki |", "| there |"))]
    assert len(rows) > 50
    assert [row for row in rows if not NAMED.search(row.rsplit(" | ", 1)[-1])] == []
