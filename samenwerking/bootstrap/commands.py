"""The commands of the contract. Each sets up what it needs and hands over to the environment that it made."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from . import checks
from .console import run_shown, run_step
from .places import PYTHON, ROOT, address, state_dir
from .port import check_port
from .setup import set_up

DEVELOPMENT = "requirements-dev.txt"


def start() -> int:
    """`make start`. The set-up process becomes the site, so that Ctrl-C and kill reach the right one."""
    host, port = address()
    check_port(host, port)
    set_up()
    _become("samenwerking.launch", "start")


def reset() -> int:
    """`make reset`."""
    set_up()
    return run_shown([PYTHON, "-m", "samenwerking.launch", "reset"])


def set_up_only() -> int:
    """`make setup`: what developing needs, without starting anything."""
    set_up(DEVELOPMENT)
    return 0


def check() -> int:
    """`make check`: everything but the tests."""
    set_up(DEVELOPMENT)
    return checks.report(checks.run_together(checks.CHECKS))


def test() -> int:
    """`make test`: the checks, then all tests; a failure does not hide the next."""
    set_up(DEVELOPMENT)
    run_step("Browser zoeken", [PYTHON, "-m", "tests.browser.finding"])
    return _tested(checks.CHECKS, checks.TESTS)


def matrix() -> int:
    """`make matrix`: everybody tries every row and follows every link; `make test` takes a spread."""
    set_up(DEVELOPMENT)
    os.environ["WHOLE_MATRIX"] = "1"  # read by tests/matrix/spread.py
    return _tested((), checks.WHOLE_MATRIX)


def drill() -> int:
    """`make drill`: everything is put back from a backup; then processes are killed three hundred times while people
    work, and all must still be there."""
    set_up(DEVELOPMENT)
    return run_shown([PYTHON, "-m", "tests.drill.restore"]) or run_shown([PYTHON, "-m", "tests.drill"])


def _tested(before: Iterable[checks.Check], tests: checks.Check) -> int:
    """Run these and say how they went; the database that tests use is stopped, also after a failure."""
    # A run starts Python some two hundred times: what was compiled is kept, whatever this machine is set to.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        return checks.report([*checks.run_together(before), checks.run_alone(tests)])
    finally:
        run_shown([PYTHON, "-m", "samenwerking.database.embedded", "stop", state_dir() / "test"])


def bench() -> int:
    """`make bench`."""
    set_up()
    return run_shown([PYTHON, "-m", "benchmarks"])


def requirements() -> int:
    """`make requirements`: pin again from pyproject.toml, with hashes and without the places they came from."""
    set_up(DEVELOPMENT)
    for name, command in pin_commands().items():
        run_step(f"{name} vastleggen", command)
    return 0


def pin_commands() -> dict[str, list[str | Path]]:
    """How each file with pinned packages is made, in order: a later one keeps to what an earlier one chose."""
    options = ["--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]
    options += ["--no-annotate", "--no-emit-index-url"]
    wanted = {
        "requirements.txt": ["pyproject.toml"],
        DEVELOPMENT: ["pyproject.toml", "--group", "dev", "-c", "requirements.txt"],
        # A group by itself: naming the project would bring in all that the site needs.
        "requirements-node.txt": ["--group", "node", "-c", DEVELOPMENT],
    }
    return {name: [PYTHON, "-m", "uv", "pip", "compile", *options, *what, "-o", name] for name, what in wanted.items()}


def _become(module: str, *arguments: str) -> NoReturn:
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", module, *arguments])  # noqa: S606 - our own Python
