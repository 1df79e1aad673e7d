"""The set-up that every command shares."""

from .assets import ensure_assets
from .disk import check_disk
from .once import one_at_a_time
from .venv import ensure_packages


def set_up(requirements: str = "requirements.txt") -> None:
    """Packages and assets, for running (requirements.txt) or for developing (requirements-dev.txt)."""
    check_disk()
    with one_at_a_time():
        ensure_packages(requirements)
        ensure_assets()
