"""What a backup should hold: written last, so a backup without it was never finished."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pyrage import x25519

from .database import Tables
from .errors import BackupError
from .files import Files
from .sealing import Part, opened, seal

FORMAT = 1
MANIFEST, DATABASE, FILES, SUMS = "manifest.json.age", "database.dump.age", "files.tar.age", "SHA256SUMS"


@dataclass(frozen=True)
class Manifest:
    """``made``: the moment of the database, ISO 8601 in UTC. ``secrets``: names of settings to keep elsewhere."""

    made: str
    postgres: int
    migrations: list[list[str]]
    tables: Tables
    files: Files
    parts: list[dict[str, Any]]
    secrets: list[str]
    format: int = FORMAT


def write(manifest: Manifest, folder: Path, recipients: Sequence[x25519.Recipient]) -> None:
    """The manifest, and beside it the sums that anybody can check without a key (``sha256sum --check``)."""
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    own = seal(BytesIO(content), folder / MANIFEST, recipients)
    sums = {part["name"]: part["sealed_sha256"] for part in manifest.parts} | {own.name: own.sealed_sha256}
    (folder / SUMS).write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)))


def read(folder: Path, identities: Sequence[x25519.Identity]) -> Manifest:
    """Raises BackupError when there is none, or it cannot be read."""
    path = folder / MANIFEST
    if not path.is_file():
        raise BackupError(f"{folder} is geen (hele) back-up: {MANIFEST} ontbreekt.")
    with opened(path, identities) as stream:
        content = stream.read()
    try:
        found = json.loads(content)
        if found["format"] != FORMAT:
            raise BackupError(f"Deze back-up heeft een vorm die deze versie niet kent: {found['format']}.")
        return Manifest(**found)
    except (ValueError, KeyError, TypeError) as problem:
        raise BackupError(f"{path} is beschadigd.") from problem


def part_of(manifest: Manifest, name: str) -> Part:
    return next(Part(**part) for part in manifest.parts if part["name"] == name)
