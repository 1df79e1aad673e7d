"""Converted pages on disk between the two passes: the first finds every place that links can lead to, the second
writes. Only this import reads the file, from its own folder."""

import os
import pickle
from pathlib import Path

from .document.model import Document


class DocumentStore:
    """Documents one after another; where each stands is in the work list."""

    def __init__(self, path: Path) -> None:
        path.touch()
        self._file = os.open(path, os.O_RDWR)
        self._end = os.fstat(self._file).st_size

    def add(self, data: bytes) -> tuple[int, int]:
        """Writes a document; gives its place. What a killed run wrote and did not note down stays as dead bytes."""
        place = (self._end, len(data))
        self._end += os.pwrite(self._file, data, self._end)
        return place

    def sync(self) -> None:
        """Before the database says where documents stand, they must stand there."""
        os.fdatasync(self._file)

    def read(self, offset: int, length: int) -> Document:
        data = os.pread(self._file, length, offset)
        document: Document = pickle.loads(data)  # noqa: S301 - our own file, in our own state folder
        return document

    def close(self) -> None:
        os.close(self._file)
