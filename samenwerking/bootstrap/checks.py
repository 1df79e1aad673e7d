"""The gate: what must be clean before a change goes in. `make check` runs it, `make test` runs it first."""

import os
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from .console import run_heard, run_shown, say
from .places import PYTHON


@dataclass(frozen=True)
class Check:
    """A name for the summary, and the arguments for the Python of the environment."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    name: str
    passed: bool
    seconds: float


CHECKS = (
    Check("ruff", ("-m", "ruff", "check", ".", "--output-format", "concise")),
    Check("mypy", ("-m", "mypy")),
    Check("djlint", ("-m", "djlint", "templates", "--lint", "--quiet")),
    Check("import-linter", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    Check(
        "migraties", ("manage.py", "makemigrations", "--check", "--dry-run", "--settings", "samenwerking.settings.test")
    ),
    Check("vertaling", ("-m", "tests.architecture.untranslated")),
    Check("uitrol", ("-m", "tests.deploy.lint")),
    Check("bijwerken", ("-m", "tests.upgrades.lint")),
    Check("geheimen", ("-m", "tests.secrets.lint")),
)
# As many processes as there are processors, and no fewer than two: what is shared by mistake must show everywhere.
AT_ONCE = ("-n", str(max(2, os.cpu_count() or 1)), "--dist", "loadfile", "-q")
TESTS = Check("tests", ("-m", "pytest", *AT_ONCE))
WITH_A_SPREAD = ("tests/matrix", "tests/races", "tests/security")
WHOLE_MATRIX = Check("matrix", ("-m", "pytest", *WITH_A_SPREAD, *AT_ONCE))


def run_together(checks: Iterable[Check]) -> list[Outcome]:
    """Run as many at once as there are processors, also after one failed; shows what each said, in their order."""
    outcomes = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for outcome, words in pool.map(_run, checks):
            say(f"→ {outcome.name}")
            if words.strip():
                say(words.rstrip())
            outcomes.append(outcome)
    return outcomes


def _run(check: Check) -> tuple[Outcome, str]:
    started = time.monotonic()
    code, words = run_heard([PYTHON, *check.arguments])
    return Outcome(check.name, code == 0, time.monotonic() - started), words


def run_alone(check: Check) -> Outcome:
    """Run one that takes minutes, and show what it says while it goes on."""
    say(f"→ {check.name}")
    started = time.monotonic()
    passed = run_shown([PYTHON, *check.arguments]) == 0
    return Outcome(check.name, passed, time.monotonic() - started)


def report(outcomes: list[Outcome]) -> int:
    """The summary line; 0 only when everything passed."""
    for outcome in outcomes:
        say(f"{'goed ' if outcome.passed else 'FOUT '} {outcome.name} ({outcome.seconds:.0f} s)")
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    if failed:
        say(f"MISLUKT: {', '.join(failed)}")
        return 1
    say(f"GESLAAGD: {', '.join(outcome.name for outcome in outcomes)}")
    return 0
