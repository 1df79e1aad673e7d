"""The files in a backup: uploads of the guide, everything private, and the hashes of the record that were set apart."""

import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import Storage, default_storage

from samenwerking.private_files import private_files

from .errors import BackupError
from .sealing import Passing

Files = dict[str, list[int | str]]
# Made from the database and gone after some days.
LEFT_OUT = ("private/exports/",)
ANCHORS = "anchors/verslag.txt"


def _storages() -> dict[str, Storage]:
    return {"media": default_storage, "private": private_files()}


def stored() -> Iterator[str]:
    """Names of all files that belong in a backup: the kind of storage, then the name there."""
    for kind, storage in _storages().items():
        for name in _below(storage, ""):
            if not f"{kind}/{name}".startswith(LEFT_OUT):
                yield f"{kind}/{name}"
    if Path(settings.AUDIT_ANCHOR_FILE).is_file():
        yield ANCHORS


def _below(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from sorted(f"{folder}{name}" for name in names if name)
    for deeper in sorted(one for one in folders if one):
        yield from _below(storage, f"{folder}{deeper}/")


def pack(sink: IO[bytes]) -> Files:
    """Write all files as one archive; gives size and SHA-256 of each. What was removed meanwhile is passed by."""
    packed: Files = {}
    with tarfile.open(fileobj=sink, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for name in stored():
            try:
                with _open(name) as file:
                    packed[name] = _add(archive, name, file)
            except FileNotFoundError:
                continue
    return packed


def _open(name: str) -> File:
    if name == ANCHORS:
        return File(Path(settings.AUDIT_ANCHOR_FILE).open("rb"))
    kind, _slash, rest = name.partition("/")
    return _storages()[kind].open(rest)


def _add(archive: tarfile.TarFile, name: str, file: File) -> list[int | str]:
    entry = tarfile.TarInfo(name)
    entry.size = file.size
    content = Passing(file)
    archive.addfile(entry, content)  # type: ignore[arg-type]  # it only reads
    if content.size != entry.size:
        raise BackupError(f"{name} veranderde tijdens het bewaren. Maak de back-up opnieuw.")
    return [content.size, content.digest.hexdigest()]


def seen_in(archive: IO[bytes]) -> Files:
    """Size and SHA-256 of each file in an archive."""
    return {name: _pass(content) for name, content in _members(archive)}


def put_back(archive: IO[bytes]) -> Files:
    """Write each file to its place; gives what was written."""
    return {name: _keep(name, content) for name, content in _members(archive)}


def _members(archive: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(fileobj=archive, mode="r|") as entries:
        for entry in entries:
            content = entries.extractfile(entry) if entry.isreg() else None
            if content is None or not _is_ours(entry.name):
                raise BackupError(f"In de back-up staat iets dat er niet hoort: {entry.name}")
            yield entry.name, content


def _is_ours(name: str) -> bool:
    path = PurePosixPath(name)
    return name == ANCHORS or (not path.is_absolute() and ".." not in path.parts and path.parts[0] in _storages())


def _pass(content: IO[bytes]) -> list[int | str]:
    passing = Passing(content)
    while passing.read(1 << 20):
        pass
    return [passing.size, passing.digest.hexdigest()]


def _keep(name: str, content: IO[bytes]) -> list[int | str]:
    data = content.read()  # no upload is larger than the limit of an upload
    size_and_hash = _pass(BytesIO(data))
    if name == ANCHORS:
        place = Path(settings.AUDIT_ANCHOR_FILE)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        return size_and_hash
    kind, _slash, rest = name.partition("/")
    try:
        kept = _storages()[kind].save(rest, File(BytesIO(data)))
    except SuspiciousFileOperation as problem:
        raise BackupError(f"In de back-up staat iets dat er niet hoort: {name}") from problem
    if kept != rest:
        raise BackupError(f"{name} kon niet onder zijn eigen naam terug; er stond al iets.")
    return size_and_hash


def demand_empty() -> None:
    """Raises BackupError when there is a file in one of the places."""
    found = next((name for name in stored()), None)
    if found is not None:
        raise BackupError(
            f"De map voor bestanden is niet leeg (bijvoorbeeld {found}). Terugzetten gaat alleen naar een lege plek."
        )
