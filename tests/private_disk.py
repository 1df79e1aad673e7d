"""Where private files stand on the disk of the tests."""

from pathlib import Path
from uuid import UUID

from participation.files import exports, renditions, storage
from samenwerking.private_files import private_files


def _place(name: str) -> Path:
    return Path(private_files().path(name))


def path_of(sha256: str) -> Path:
    return _place(storage.name_of(sha256))


def attachments_folder() -> Path:
    return _place(storage.FOLDER)


def renditions_folder() -> Path:
    return _place(renditions.FOLDER)


def exports_folder() -> Path:
    return _place(exports.FOLDER)


def export_path(key: UUID) -> Path:
    return _place(exports.name_of(key))
