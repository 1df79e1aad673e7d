"""Stylesheets and scripts: npm packages from the lock file, then one build."""

from pathlib import Path

from .console import run_step
from .node import find_node
from .places import ASSETS, DIST, NODE_MODULES, ROOT
from .stamps import fingerprint, is_current, set_stamp

LOCK_FILES = (ROOT / "package.json", ROOT / "package-lock.json")
PACKAGES_STAMP = NODE_MODULES / ".samenwerking.stamp"
BUILD_STAMP = DIST / ".samenwerking.stamp"


def ensure_assets() -> None:
    """Install and build what changed since the last time."""
    packages = fingerprint(LOCK_FILES)
    sources = fingerprint(_sources(), packages)
    fresh_packages = not is_current(PACKAGES_STAMP, packages)
    if not fresh_packages and is_current(BUILD_STAMP, sources):
        return
    node = find_node()
    if fresh_packages:
        run_step("npm-pakketten installeren", [*node.npm, "ci", "--no-progress"], env={"PATH": node.path})
        set_stamp(PACKAGES_STAMP, packages)
    run_step("Stijl en scripts bouwen", [*node.node, ASSETS / "build.js"], env={"PATH": node.path})
    set_stamp(BUILD_STAMP, sources)


def _sources() -> list[Path]:
    return [file for file in ASSETS.rglob("*") if file.is_file() and DIST not in file.parents]
