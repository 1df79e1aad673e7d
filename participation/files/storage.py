"""Attachments and photos in private storage, each under its own fingerprint: no name of anybody is part of a path."""

import re
from collections.abc import Container

from django.core.files.base import ContentFile, File

from samenwerking.private_files import private_files, remove_unknown

FOLDER = "attachments"
FINGERPRINT = re.compile(r"^[0-9a-f]{64}$")


def name_of(sha256: str) -> str:
    """Raises ValueError for anything but a fingerprint."""
    if not FINGERPRINT.match(sha256):
        raise ValueError("no fingerprint")
    return f"{FOLDER}/{sha256[:2]}/{sha256}"


def keep(sha256: str, content: bytes) -> None:
    """Write the content under its fingerprint, wholly or not at all; the same twice is one file, young again."""
    private_files().save(name_of(sha256), ContentFile(content))


def open_file(sha256: str) -> File:
    """Raises FileNotFoundError."""
    return private_files().open(name_of(sha256))


def is_kept(sha256: str) -> bool:
    return private_files().exists(name_of(sha256))


def remove(sha256: str) -> None:
    """Also when it is not there."""
    private_files().delete(name_of(sha256))


def remove_unused(used: Container[str], now: float | None = None) -> int:
    """Remove files that nothing refers to, unless they are young; how many."""
    return remove_unknown(FOLDER, used, now)
