"""Where the processes of one web server keep their counts for /metrics (prometheus_client, "multiprocess mode").

Called from the configuration of gunicorn, before its workers begin: they look at this name when they load.
"""

import os
from pathlib import Path

NAME = "PROMETHEUS_MULTIPROC_DIR"


def name_folder(state_dir: Path) -> None:
    """Best in memory (deploy/): a disk that is full stops who writes there. Else below ``state_dir``."""
    if not os.environ.get(NAME):
        os.environ[NAME] = str(state_dir / "metrics")


def begin_afresh() -> None:
    """When the web server starts: what processes of before counted is theirs, and there would be ever more files."""
    folder = Path(os.environ[NAME])
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.glob("*.db"):
        left.unlink()
