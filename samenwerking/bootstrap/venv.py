"""The virtual environment and the packages in it."""

import shutil
import subprocess
import sys
from pathlib import Path

from .console import run_step, say
from .places import PYTHON, ROOT, VENV
from .problem import Problem
from .stamps import fingerprint, is_current, set_stamp

# There while pip is at work. After a break-off pip would take half a package for a whole one.
BUSY = VENV / ".installing"


def ensure_packages(requirements: str) -> None:
    """Install what the file pins, hashes checked; does nothing when that was done before."""
    ensure_venv()
    file = ROOT / requirements
    stamp = VENV / f".{requirements}.stamp"
    value = fingerprint([file], sys.version)
    if is_current(stamp, value):
        return
    BUSY.touch()
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--require-hashes",
        "-r",
        file,
    ]
    run_step(f"Python-pakketten installeren ({requirements})", command)
    set_stamp(stamp, value)
    BUSY.unlink()


def ensure_venv() -> None:
    """Make the environment; one that is broken or was left half-way is made anew."""
    if PYTHON.exists() and not BUSY.exists() and _works():
        return
    if VENV.exists():
        say("De vorige keer is het installeren niet afgemaakt; het begint opnieuw.")
        shutil.rmtree(VENV)
    if not _can_make_venv():
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Problem(f"Deze Python kan geen omgeving maken. Installeer het pakket python{version}-venv.")
    run_step("Python-omgeving maken", [sys.executable, "-m", "venv", VENV])


def _works() -> bool:
    """Does the Python in it start, is it new enough, and is pip there?"""
    code = "import sys, pip; sys.exit(sys.version_info[:2] < (3, 11))"
    return subprocess.run([PYTHON, "-c", code], capture_output=True, check=False).returncode == 0


def _can_make_venv() -> bool:
    """Debian leaves ensurepip out of its Python."""
    code = "import venv, ensurepip"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
