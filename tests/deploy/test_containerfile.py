"""What no linter asks of the Containerfile: what goes in, who runs, and that nothing secret stays."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.deploy.manifests import DEPLOY

TEXT = (DEPLOY / "Containerfile").read_text()
# One line for each step.
STEPS = [step.strip() for step in re.sub(r"\\\n", " ", TEXT).splitlines() if step.strip() and not step.startswith("#")]


def steps(word: str) -> list[str]:
    return [step.removeprefix(word).strip() for step in STEPS if step.startswith(f"{word} ")]


def stages() -> dict[str, list[str]]:
    """The steps of each stage, by its name."""
    found: dict[str, list[str]] = {}
    for step in STEPS:
        if step.startswith("FROM "):
            found[step.rpartition(" AS ")[2]] = []
        found[list(found)[-1]].append(step)
    return found


def test_bases_are_named_whole_and_by_version() -> None:
    bases = [base.split()[0] for base in steps("FROM") if "/" in base]
    assert len(bases) == 4
    for base in bases:
        assert re.fullmatch(r"docker\.io/[\w./-]+:\d[\w.-]*", base), base


@pytest.mark.parametrize("stage", ["site", "front"])
def test_what_runs_is_nobody_by_number(stage: str) -> None:
    """By number, so that Kubernetes can see that it is not root."""
    users = [step.split()[1] for step in stages()[stage] if step.startswith("USER ")]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", users[-1])
    assert any(step.startswith("HEALTHCHECK ") for step in stages()[stage])


def test_nothing_is_fetched_that_has_no_hash() -> None:
    assert steps("ADD") == []
    runs = " ".join(steps("RUN"))
    assert not re.search(r"curl|wget|git clone|https?://(?!wijzer\.example)", runs)
    assert [run for run in steps("RUN") if "pip install" in run and "--require-hashes" not in run] == []
    assert "npm install" not in runs
    assert "npm ci" in runs


def test_nothing_secret_stays_in_a_layer() -> None:
    assert steps("ARG") == []
    kept = " ".join(steps("ENV"))
    assert not re.search(r"SECRET|PASSWORD|KEY|DATABASE_URL", kept)
    assert not [step for step in stages()["site"] if "SECRET_KEY" in step]


def test_the_site_has_no_tools_to_build_with() -> None:
    assert not [step for step in stages()["site"] if "--from=styles" in step or "npm" in step or "apt-get" in step]


def ignored() -> list[str]:
    lines = (ROOT / ".containerignore").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_only_what_is_named_goes_along() -> None:
    assert ignored()[0] == "*"
    named = [line.removeprefix("!") for line in ignored() if line.startswith("!")]
    assert [name for name in named if not (ROOT / name).exists()] == []
    for source in copied():
        assert any(Path(source) == Path(name) or Path(name) in Path(source).parents for name in named), source


def copied() -> list[str]:
    """What is copied from the code, not from another stage."""
    return [source for copy in steps("COPY") if "--from" not in copy for source in copy.split()[:-1]]


def test_all_that_is_copied_is_there() -> None:
    assert [source for source in copied() if not (ROOT / source).exists()] == []


def test_all_the_site_needs_is_copied() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert packages <= set(copied())
