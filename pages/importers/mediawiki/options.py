"""What the person who runs an import may choose."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Protection(StrEnum):
    """What a protected page of the wiki becomes."""

    RESTRICT = "restrict"
    REPORT = "report"


@dataclass(frozen=True)
class Options:
    """The choices of one run."""

    folder: Path | None = None
    under: str = ""
    dry_run: bool = False
    only: tuple[str, ...] = ()
    since: datetime | None = None
    project_pages: bool = False
    protection: Protection = Protection.RESTRICT

    @property
    def is_partial(self) -> bool:
        return bool(self.only or self.since)

    def key(self, path: Path) -> str:
        """What tells this run from another one: the file as it is now, and the choices."""
        facts = path.stat()
        parts = (str(path.resolve()), facts.st_size, facts.st_mtime_ns, sorted(asdict(self).items()))
        return hashlib.sha256(repr(parts).encode()).hexdigest()
