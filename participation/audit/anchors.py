"""Anchors: the last hash of the chain, set apart every day in a file, so that rows cut off the end are missed.

A line of the file is ``<moment> <number of rows> <hash>``. Lines are only added. Keep the file where who manages the
database cannot write, or read the same lines in the mails that go out with them.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

from .checking import ChainReport, Noted

_LINE = re.compile(r"(?P<moment>\S+) (?P<count>\d+) (?P<hash>[0-9a-f]{64})")


class UnreadableAnchors(ValueError):
    """The file of anchors holds a line that is none."""


def anchor_line(report: ChainReport, moment: datetime) -> str:
    return f"{moment.astimezone(UTC).isoformat(timespec='seconds')} {report.count} {report.head}"


def add_anchor(path: Path, line: str) -> None:
    """Append one line; makes the file, readable by its owner only, when it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("a", encoding="ascii") as file:
        file.write(f"{line}\n")


def noted_in(path: Path) -> Noted:
    """What the anchors of this file say; nothing when there is no file yet.

    Raises UnreadableAnchors, with the number of the line, for what is no anchor.
    """
    if not path.exists():
        return Noted()
    hashes: dict[int, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise UnreadableAnchors(
                f"Regel {number} van {path.name} is geen moment met een aantal en een vingerafdruk."
            )
        if int(found["count"]):
            hashes[int(found["count"])] = found["hash"]
    return Noted(by_sequence=hashes)
