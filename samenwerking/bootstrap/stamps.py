"""Stamps: what was done, with a hash of what it was done from. Written after the work, never before."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """One hash over names and contents of the files, and the words."""
    digest = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def is_current(stamp: Path, value: str) -> bool:
    """Was the work done, from just these files?"""
    try:
        return stamp.read_text() == value
    except FileNotFoundError:
        return False


def set_stamp(stamp: Path, value: str) -> None:
    """Written beside its place and moved there: a stamp is whole or absent."""
    fresh = stamp.with_name(stamp.name + ".new")
    fresh.write_text(value)
    fresh.replace(stamp)
