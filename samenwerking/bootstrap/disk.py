"""Is there room? Better one sentence before than half a set-up after."""

import shutil
from pathlib import Path

from .places import ROOT, VENV, state_dir
from .problem import Problem

MEGABYTE = 1024 * 1024
FIRST_TIME = 1600  # megabytes: packages, assets and the demo
LATER = 200


def check_disk() -> None:
    """Raise Problem when the clone or the state folder stands on a disk that is (nearly) full."""
    _check(ROOT, LATER if VENV.exists() else FIRST_TIME)
    _check(state_dir(), LATER)


def _check(folder: Path, megabytes: int) -> None:
    standing = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(standing).free // MEGABYTE
    if free < megabytes:
        raise Problem(
            f"Te weinig schijfruimte in {standing}: {free} MB vrij, {megabytes} MB nodig. "
            "Maak ruimte vrij of kies met STATE_DIR een andere map."
        )
