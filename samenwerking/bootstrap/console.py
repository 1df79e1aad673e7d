"""Talking to the person at the terminal, and running programs on their behalf."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from .places import ROOT
from .problem import Problem

FULL_DISK = ("No space left on device", "ENOSPC", "Disk quota exceeded")
TAIL = 15


def say(text: str) -> None:
    """One line, at once: the person is waiting."""
    print(text, flush=True)  # noqa: T201 - this is where we talk


def run_step(text: str, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> None:
    """Say what happens, do it quietly; when it fails show the last lines and raise Problem."""
    say(f"→ {text}")
    code, words = run_heard(command, env=env)
    if code == 0:
        return
    if any(full in words for full in FULL_DISK):
        raise Problem("De schijf is vol. Maak ruimte vrij en probeer het opnieuw.")
    print("\n".join(words.strip().splitlines()[-TAIL:]), file=sys.stderr)  # noqa: T201 - the program's own words
    raise Problem(f"{text}: mislukt. Hierboven staat waarom. Daarna kunt u hetzelfde opnieuw doen.")


def run_shown(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> int:
    """Run a program whose output is what the person wants to see; returns its exit code."""
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **(env or {})}, check=False
    ).returncode


def run_heard(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a program and listen; returns its exit code and all that it said."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout
