"""Is everything in a backup that should be, and can it be read? Nothing is put anywhere."""

from collections.abc import Sequence
from pathlib import Path

from pyrage import x25519

from . import database, files
from .errors import BackupError
from .manifest import DATABASE, FILES, Manifest, part_of, read
from .sealing import Part, Passing, opened


def check(folder: Path, identities: Sequence[x25519.Identity]) -> Manifest:
    """Opens and reads all of it; raises BackupError with what is wrong."""
    manifest = read(folder, identities)
    for part in manifest.parts:
        if not (folder / part["name"]).is_file():
            raise BackupError(f"In {folder} ontbreekt {part['name']}.")
    with opened(folder / DATABASE, identities) as stream:
        dump = Passing(stream)
        database.demand_readable(dump)  # type: ignore[arg-type]  # it only reads
    _demand_same(part_of(manifest, DATABASE), dump)
    with opened(folder / FILES, identities) as stream:
        archive = Passing(stream)
        found = files.seen_in(archive)  # type: ignore[arg-type]  # it only reads
        while archive.read(1 << 20):
            pass
    _demand_same(part_of(manifest, FILES), archive)
    demand_same_files(manifest, found)
    return manifest


def demand_same_files(manifest: Manifest, found: files.Files) -> None:
    if found != manifest.files:
        wrong = sorted(name for name in {*found, *manifest.files} if found.get(name) != manifest.files.get(name))
        raise BackupError(f"{len(wrong)} bestanden kloppen niet, bijvoorbeeld {wrong[0]}.")


def demand_same_tables(manifest: Manifest, found: database.Tables) -> None:
    if found != manifest.tables:
        wrong = sorted(name for name in {*found, *manifest.tables} if found.get(name) != manifest.tables.get(name))
        raise BackupError(f"{len(wrong)} tabellen kloppen niet, bijvoorbeeld {wrong[0]}.")


def _demand_same(part: Part, seen: Passing) -> None:
    if (part.size, part.sha256) != (seen.size, seen.digest.hexdigest()):
        raise BackupError(f"{part.name} is niet wat er bewaard werd: het is beschadigd of verwisseld.")
