"""The bytes of a wiki's files: from inside the export, or from a folder beside it."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from .export import Export
from .namespaces import FILE
from .titles import Title


@dataclass
class FileStore:
    """Finds a file by its title, first in the export and then in the folder."""

    export: Export
    folder: Path | None = None
    _found: dict[str, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.folder is None:
            return
        for path in sorted(self.folder.rglob("*")):
            parts = path.relative_to(self.folder).parts
            inside = path.resolve().is_relative_to(self.folder.resolve())
            if inside and path.is_file() and not {"thumb", "archive", "deleted", "temp"} & set(parts[:-1]):
                self._found.setdefault(self._key(path.name), path)

    @staticmethod
    def _key(name: str) -> str:
        """Underscores and a capital, as MediaWiki stores files on disk."""
        name = name.replace(" ", "_")
        return name[:1].upper() + name[1:]

    def read(self, name: str) -> bytes | None:
        """The bytes of a file by its name without namespace; None when nobody has them."""
        page = self.export.pages.get(Title(FILE, name.replace("_", " ")))
        embedded = page.upload.read() if page and page.upload else None
        if embedded is not None:
            return embedded
        path = self._found.get(self._key(name))
        return path.read_bytes() if path else None

    def exists(self, name: str) -> bool:
        page = self.export.pages.get(Title(FILE, name.replace("_", " ")))
        embedded = page is not None and page.upload is not None and page.upload.has_bytes
        return embedded or self._key(name) in self._found


def sha1_base36(data: bytes) -> str:
    """The checksum as MediaWiki writes it: SHA-1 in base 36, 31 digits."""
    number = int.from_bytes(hashlib.sha1(data, usedforsecurity=False).digest(), "big")
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits.rjust(31, "0")
