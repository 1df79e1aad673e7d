"""Rules of the architecture that no linter knows: one door for state, one caller of guardian, nothing looks outside."""

import ast
import re
from pathlib import Path

from tests.architecture.sources import PACKAGES, ROOT, calls_of, imported_modules, name_of, python_files, tree_of

CODE = python_files(*PACKAGES)
DOOR = ("participation/approval.py", "participation/approval/")
# Ten thousand papers for measuring, written as rows; no person ever sees them (it says so itself).
FOR_MEASURING = "participation/demo/bulk.py"
# Wagtail's own moves of a workflow; a guide page's moderation is Wagtail's, a paper's is ours.
MOVES = {"approve", "reject"}
# What a paper's state is made of (models/stuk.py); only the door writes these.
STATE_FIELDS = {
    "state",
    "submitted_at",
    "submitted_by",
    "submitted_revision",
    "council_offered_at",
    "council_revision",
    "college_offered_at",
}
PAPER_NAMES = {"stuk", "paper", "fresh", "locked"}


def is_door(path: Path) -> bool:
    return name_of(path).startswith(DOOR)


def state_writes(tree: ast.AST) -> list[int]:
    """Lines that assign a field of a paper's state."""
    targets = [
        (node.lineno, target)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return [
        line
        for line, target in targets
        if isinstance(target, ast.Attribute)
        and target.attr in STATE_FIELDS
        and isinstance(target.value, ast.Name)
        and target.value.id in PAPER_NAMES
    ]


def test_only_the_door_moves_a_paper() -> None:
    others = [path for path in CODE if not is_door(path) and name_of(path) != FOR_MEASURING]
    found = {name_of(path): calls_of(tree_of(path), MOVES) + state_writes(tree_of(path)) for path in others}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_door_is_there_and_does_move_papers() -> None:
    """Guards the test above: were the door renamed, it would look at the wrong files."""
    door = [tree_of(path) for path in CODE if is_door(path)]
    assert door
    assert any(state_writes(tree) for tree in door)


def importers_of(*packages: str) -> set[str]:
    """The files of ours that import one of these."""
    return {
        name_of(path)
        for path in CODE
        if {module.split(".")[0] for module in imported_modules(tree_of(path))} & set(packages)
    }


def test_only_policy_and_the_models_know_guardian() -> None:
    allowed = ("participation/policy/relations.py", "participation/models/")
    assert [name for name in importers_of("guardian") if not name.startswith(allowed)] == []


def test_nothing_imports_tests_or_the_benchmarks() -> None:
    assert importers_of("tests", "benchmarks") == set()


def test_the_site_reads_the_environment_in_its_settings_only() -> None:
    """Set-up, launch and the tool for many municipalities run before or around the settings; they may. The account
    looks for a program on PATH, and the programs of PostgreSQL get a password along."""
    around = ("bootstrap/", "launch/", "municipalities/", "database/embedded/account.py", "backup/programs.py")
    allowed = ("settings/", "wsgi.py", *around)
    readers = {
        name_of(path)
        for path in CODE
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"} and isinstance(node.value, ast.Name)
        if node.value.id == "os"
    }
    assert [name for name in readers if not name.removeprefix("samenwerking/").startswith(allowed)] == []


OUTSIDE = re.compile(r"\.\./shared|/work/(?:main|shared)")
TEXTS = ("*.py", "*.html", "*.md", "*.toml", "*.js", "*.css", "*.json", "*.yml", "*.conf", "Makefile", ".ci/run")


def test_nothing_refers_to_what_stands_outside_the_clone() -> None:
    skipped = {".venv", "node_modules", "var", ".git", "dist", "static"}
    this = Path(__file__)
    for pattern in TEXTS:
        for path in ROOT.rglob(pattern):
            if path == this or skipped & set(path.relative_to(ROOT).parts):
                continue
            assert not OUTSIDE.search(path.read_text(encoding="utf-8", errors="replace")), name_of(path)


def test_no_file_names_a_package_registry() -> None:
    names = re.compile(r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|npmmirror|yarnpkg)[\w.-]*")
    files = [*ROOT.glob("requirements*.txt"), *ROOT.glob("package*.json"), ROOT / ".npmrc", ROOT / ".ci" / "run"]
    assert len(files) >= 6
    for path in files:
        assert not names.search(path.read_text()), path.name


# Who may be asked, told or chosen is in service, dates included (``User.objects.in_service``). What is about an account
# itself looks at the account.
ACCOUNTS_AS_SUCH = {
    "samenwerking/accounts/models/user.py": "the rule itself",
    "samenwerking/accounts/closing.py": "closes the accounts whose last day has passed",
    "samenwerking/accounts/forms.py": "a new password, before the first day too",
    "participation/importers/register/people.py": "says why somebody who is there cannot have this part",
    "participation/services/who_may/asking.py": "makes a person for a question",
}


def test_lists_of_people_ask_who_is_in_service() -> None:
    found = {name_of(path) for path in CODE if re.search(r"\bis_active=True", path.read_text(encoding="utf-8"))}
    found = {name for name in found if "/demo/" not in name and "/migrations/" not in name}
    assert found <= set(ACCOUNTS_AS_SUCH) | {name for name in found if name.endswith("demo_accounts.py")}
