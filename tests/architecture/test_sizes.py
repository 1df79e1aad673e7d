"""Files and functions that can be read at a glance (STYLE), and texts that gettext can see."""

import ast
import re

import pytest

from tests.architecture.sources import PACKAGES, ROOT, functions, name_of, python_files, tree_of
from tests.architecture.untranslated import untranslated

FUNCTION_LINES = 30
LIMITS = {"models": 300, "views": 200, "tests": 400}
CODE = python_files(*PACKAGES)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NOBODYS_ROOM = {"utils.py", "helpers.py", "misc.py", "common.py"}
LABELS = {"label", "help_text", "verbose_name", "verbose_name_plural", "heading", "empty_label"}


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring, which says why and may take its time."""
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring


def test_a_file_is_no_longer_than_its_kind_allows() -> None:
    long = {}
    for path in [*CODE, *python_files("tests")]:
        kind = next((kind for kind in LIMITS if kind in path.relative_to(ROOT).parts), None)
        size = len(path.read_text(encoding="utf-8").splitlines())
        if kind and size > LIMITS[kind]:
            long[name_of(path)] = size
    assert long == {}


def test_a_function_is_short() -> None:
    long = {
        f"{name_of(path)}: {node.name}": lines_of(node)
        for path in CODE
        for node in functions(tree_of(path))
        if lines_of(node) > FUNCTION_LINES
    }
    assert long == {}


def test_what_a_checker_is_told_to_overlook_says_why() -> None:
    """``# type: ignore[arg-type]  # a fixture`` or ``# noqa: S608 - a table of ours``."""
    silent = re.compile(r"#\s*(?:noqa(?:: [A-Z0-9, ]+)?|type: ignore(?:\[[a-z, -]+\])?)\s*$")
    found = {
        f"{name_of(path)}:{number}"
        for path in [*CODE, *python_files("tests", "benchmarks")]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "migrations" not in path.parts and silent.search(line)
    }
    assert found == set()


def test_a_file_is_named_for_what_it_holds() -> None:
    assert [name_of(path) for path in CODE if path.name in NOBODYS_ROOM] == []


def test_a_template_leaves_rules_to_the_code() -> None:
    rules = re.compile(r"user\.groups|is_superuser|\bperms\.")
    assert [name_of(path) for path in TEMPLATES if rules.search(path.read_text(encoding="utf-8"))] == []


def test_every_word_of_a_template_can_be_translated() -> None:
    found = {name_of(path): untranslated(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: words for name, words in found.items() if words} == {}


def bare_labels(tree: ast.Module) -> list[tuple[int, str]]:
    """Labels that are a plain text, which gettext does not see."""
    return [
        (keyword.value.lineno, keyword.value.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in LABELS
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, str)
        and keyword.value.value
    ]


def test_every_label_in_code_can_be_translated() -> None:
    found = {name_of(path): bare_labels(tree_of(path)) for path in CODE}
    assert {name: labels for name, labels in found.items() if labels} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('<p>{% translate "Hallo" %} {{ name }}</p>', []),
        ("<p>{% blocktranslate %}Hallo {{ name }}{% endblocktranslate %}</p>", []),
        ("<p>Hallo {{ name }}</p>", [(1, "Hallo x")]),
        ('\n<img alt="Kaart">', [(2, "Kaart")]),
        ("<h{{ level }} id='{{ anchor }}'>{{ text }}</h{{ level }}>", []),
        ("<script>let hallo</script><code>hallo</code>", []),
    ],
)
def test_the_check_on_translation_sees_what_a_reader_sees(source: str, found: list[tuple[int, str]]) -> None:
    assert untranslated(source) == found
