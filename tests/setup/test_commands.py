"""What the person at the terminal gets when something is wrong: one sentence, a non-zero exit, nothing damaged."""

import ast
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from samenwerking.bootstrap import checks, cli, commands, port, python_version
from samenwerking.bootstrap.problem import Problem

ROOT = Path(__file__).resolve().parents[2]


def bootstrap(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "samenwerking.bootstrap", *arguments],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_port_in_use_is_one_sentence_and_nothing_is_made(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        done = bootstrap("start", PORT=str(taken), HOST="127.0.0.1", STATE_DIR=str(tmp_path / "state"))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Poort {taken} is al in gebruik.")
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "state").exists()


def test_a_port_that_comes_free_in_time_is_used() -> None:
    """A site that was killed a moment ago still holds its port for an instant."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        place = other.getsockname()
        with pytest.raises(Problem):
            port.check_port(*place, patience=0)
    port.check_port(*place, patience=0)


def test_a_host_that_is_not_ours_is_one_sentence() -> None:
    with pytest.raises(Problem, match=r"Op 203\.0\.113\.7:8000 kan de site niet draaien"):
        port.check_port("203.0.113.7", 8000, patience=0)


def test_an_unknown_command_names_the_known_ones() -> None:
    done = bootstrap("dans")
    assert done.returncode == 1
    assert done.stderr.startswith("Gebruik: make start|test|")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Problem("Eén zin."), "Eén zin."),
        (PermissionError(13, "Permission denied", "/map"), "Geen toegang tot /map."),
        (OSError(28, "No space left on device", "/map"), "/map: No space left on device."),
        (KeyboardInterrupt(), "Afgebroken. Hetzelfde commando gaat de volgende keer verder."),
    ],
)
def test_every_failure_is_a_sentence(
    error: BaseException, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> int:
        raise error

    monkeypatch.setitem(cli.COMMANDS, "start", fail)
    assert cli.main(["start"]) != 0
    shown = capsys.readouterr().err.strip()
    assert shown.startswith(sentence)
    assert "Traceback" not in shown


@pytest.mark.parametrize("name", ["__main__.py", "__init__.py", "python_version.py"])
def test_an_old_python_can_read_what_refuses_it(name: str) -> None:
    source = (ROOT / "samenwerking" / "bootstrap" / name).read_text()
    tree = ast.parse(source, feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]


@pytest.mark.parametrize(("version", "supported"), [((3, 10, 13), False), ((3, 11, 0), True), ((3, 13, 1), True)])
def test_which_python_is_new_enough(version: tuple[int, int, int], supported: bool) -> None:
    assert python_version.is_supported(version) is supported


def test_too_old_a_python_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    monkeypatch.setenv("PATH", "/nergens")
    with pytest.raises(SystemExit) as stopped:
        python_version.use_a_supported_python()
    assert stopped.value.code == "Python 3.9.18 is te oud. Installeer Python 3.11 of nieuwer en probeer het opnieuw."


def test_a_newer_python_of_the_machine_is_found_and_tried(tmp_path: Path) -> None:
    empty_shell, real = tmp_path / "python3.13", tmp_path / "python3.12"
    empty_shell.write_text("#!/bin/sh\nexit 127\n")
    empty_shell.chmod(0o755)
    assert python_version.find_other(str(tmp_path)) is None
    real.symlink_to(sys.executable)
    assert python_version.find_other(str(tmp_path)) == str(real)


def test_an_unreachable_database_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"postgres://iemand:geheim@127.0.0.1:{closed.getsockname()[1]}/niets"
    done = subprocess.run(
        [sys.executable, "-m", "samenwerking.launch", "start"],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": address,
            "STATE_DIR": str(tmp_path / "state"),
            "DJANGO_SETTINGS_MODULE": "samenwerking.settings.dev",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("De database van DATABASE_URL is niet te bereiken")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "geheim" not in done.stderr
    assert not (tmp_path / "state").exists()


def test_the_gate_goes_on_after_a_failure_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def heard(command: list[str]) -> tuple[int, str]:
        return (1, f"fout in {command[-1]}\n") if command[-1] == "twee" else (0, "")

    monkeypatch.setattr(checks, "run_heard", heard)
    outcomes = checks.run_together([checks.Check(name, (name,)) for name in ("een", "twee", "drie")])
    assert [outcome.passed for outcome in outcomes] == [True, False, True]
    assert capsys.readouterr().out.splitlines() == ["→ een", "→ twee", "fout in twee", "→ drie"]
    assert checks.report(outcomes) == 1
    assert capsys.readouterr().out.strip().splitlines()[-1] == "MISLUKT: twee"
    assert checks.report([outcome for outcome in outcomes if outcome.passed]) == 0
    assert capsys.readouterr().out.strip().splitlines()[-1] == "GESLAAGD: een, drie"


def test_checks_run_together_and_tell_in_their_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first waits for the second, so one after the other they would never end."""
    second_ran = threading.Event()

    def heard(command: list[str]) -> tuple[int, str]:
        if command[-1] == "een":
            return (0 if second_ran.wait(20) else 1), ""
        second_ran.set()
        return 0, ""

    monkeypatch.setattr(checks, "run_heard", heard)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    outcomes = checks.run_together([checks.Check(name, (name,)) for name in ("een", "twee")])
    assert [(outcome.name, outcome.passed) for outcome in outcomes] == [("een", True), ("twee", True)]


def test_what_tests_start_may_keep_what_it_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    seen: list[bool] = []
    monkeypatch.setattr(commands, "run_shown", lambda command: 0)
    monkeypatch.setattr(checks, "run_shown", lambda command: seen.append("PYTHONDONTWRITEBYTECODE" in os.environ) or 0)
    assert commands._tested((), checks.Check("tests", ("x",))) == 0
    assert seen == [False]


@pytest.mark.parametrize(("code", "passed"), [(0, True), (2, False)])
def test_the_tests_are_shown_as_they_go(monkeypatch: pytest.MonkeyPatch, code: int, passed: bool) -> None:
    monkeypatch.setattr(checks, "run_shown", lambda command: code)
    assert checks.run_alone(checks.Check("tests", ("x",))).passed is passed


def test_pinning_asks_nothing_that_the_tool_does_not_know() -> None:
    """Without the network: options that the tool refuses are refused with --help beside them as well."""
    for name, command in commands.pin_commands().items():
        assert command[-2:] == ["-o", name]
        done = subprocess.run([sys.executable, *command[1:], "--help"], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, (name, done.stderr)
