"""Sealing in the format of age (age-encryption.org/v1), as streams: neither size nor memory grows with the other.

The site knows only recipients, which seal and cannot open. Who has the identity opens, also with the program ``age``.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, Any, Protocol

import pyrage
from pyrage import x25519

from .errors import BackupError

PIECE = 1 << 20


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True)
class Part:
    """One sealed file: size in bytes and SHA-256 of what is in it, and SHA-256 of the file itself."""

    name: str
    size: int
    sha256: str
    sealed_sha256: str


class Passing:
    """A stream that remembers how much passed, and its SHA-256."""

    def __init__(self, stream: Any) -> None:
        self.stream, self.size, self.digest = stream, 0, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        return self._passed(self.stream.read(size))

    def write(self, data: bytes) -> int:
        self.stream.write(self._passed(bytes(data)))
        return len(data)

    def flush(self) -> None:
        self.stream.flush()

    def _passed(self, data: bytes) -> bytes:
        self.size += len(data)
        self.digest.update(data)
        return data


def recipients_of(words: Sequence[str]) -> list[x25519.Recipient]:
    """For whom to seal; raises BackupError when there is nobody, or one of the words is no recipient."""
    if not words:
        raise BackupError("Zeg met BACKUP_RECIPIENTS voor wie de back-up is. Maak een sleutel: manage.py backup_key.")
    try:
        return [x25519.Recipient.from_str(word) for word in words]
    except pyrage.RecipientError as problem:
        raise BackupError("BACKUP_RECIPIENTS klopt niet: een ontvanger begint met age1 (zie backup_key).") from problem


def identities_in(path: Path) -> list[x25519.Identity]:
    """The identities in a file as ``backup_key`` and ``age-keygen`` write it."""
    try:
        lines = path.read_text().splitlines()
        found = [x25519.Identity.from_str(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as problem:
        raise BackupError(f"{path} is geen sleutel van een back-up.") from problem
    if not found:
        raise BackupError(f"In {path} staat geen sleutel.")
    return found


def seal(source: Readable, path: Path, recipients: Sequence[x25519.Recipient]) -> Part:
    """Write a new sealed file; it is on disk when this returns."""
    plain = Passing(source)
    with path.open("xb") as file:
        sealed = Passing(file)
        pyrage.encrypt_io(plain, sealed, recipients)
        file.flush()
        os.fsync(file.fileno())
    return Part(path.name, plain.size, plain.digest.hexdigest(), sealed.digest.hexdigest())


@contextmanager
def opened(path: Path, identities: Sequence[x25519.Identity]) -> Iterator[IO[bytes]]:
    """What is in a sealed file. Raises BackupError when the key does not fit, or the file was damaged or cut off."""

    def open_into(sink: IO[bytes]) -> None:
        with path.open("rb") as source:
            try:
                pyrage.decrypt_io(source, sink, identities)
            except BrokenPipeError:
                raise
            except (pyrage.DecryptError, OSError) as problem:
                told = f"{path.name} gaat niet open: verkeerde sleutel, of het bestand is beschadigd."
                raise BackupError(told) from problem

    with beside(open_into) as stream:
        yield stream


@contextmanager
def beside(write: Callable[[IO[bytes]], None]) -> Iterator[IO[bytes]]:
    """What another thread writes, to be read here; its error is raised here when all was read."""
    out, into = os.pipe()
    problems: list[Exception] = []

    def work() -> None:
        try:
            with os.fdopen(into, "wb") as sink:
                write(sink)
        except Exception as problem:  # raised where it is read
            problems.append(problem)

    thread = Thread(target=work, daemon=True)
    thread.start()
    try:
        with os.fdopen(out, "rb") as stream:
            yield stream
            while stream.read(PIECE):
                pass
    except Exception as problem:
        thread.join()
        # What was half written reads as nonsense: then why it was half written is the thing to know. When nothing was
        # wrong there, the pipe only closed on it.
        if problems and not isinstance(problems[0], BrokenPipeError):
            raise problems[0] from problem
        raise
    thread.join()
    if problems:
        raise problems[0]


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
