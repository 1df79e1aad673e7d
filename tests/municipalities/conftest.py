"""What the tests of the tool share."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """For tests with other accounts. Not in pytest's own folder: each run that starts closes that to all but itself."""
    folder = Path(mkdtemp(prefix="municipalities-"))
    folder.chmod(0o755)
    yield folder
    rmtree(folder)
