"""What PostgreSQL itself runs, for every 16 MB of changes: keep that file sealed, or fetch it back.

As ``archive_command`` and ``restore_command``, so it runs alone, without Django and as the account of the server:
``python -I wal.py push FOLDER RECIPIENT… -- %p %f`` and ``python -I wal.py fetch FOLDER IDENTITY -- %f %p``.
Most files are nearly empty (they are closed every few minutes, so that no more than that is lost), hence gzip.
"""

import gzip
import hashlib
import os
import sys
from pathlib import Path

import pyrage
from pyrage import x25519

SEALED, SUM = ".age", ".sha256"


def push(folder: Path, recipients: list[str], source: Path, name: str) -> None:
    """Keep one file of changes; it is on disk when this returns. The same file once more is fine, another is not.

    Raises FileExistsError for another file of the same name.
    """
    content = source.read_bytes()
    said = hashlib.sha256(content).hexdigest()
    target, sums = folder / f"{name}{SEALED}", folder / f"{name}{SUM}"
    if target.exists():
        if sums.read_text() != said:
            raise FileExistsError(f"{target} is er al, met iets anders erin")
        return
    sealed = pyrage.encrypt(gzip.compress(content, 1), [x25519.Recipient.from_str(word) for word in recipients])
    _write(sums, said.encode())
    _write(target, sealed)


def fetch(folder: Path, identity: Path, name: str, target: Path) -> None:
    """Put one file back where the server asks it; raises FileNotFoundError when it was never kept."""
    lines = [line.strip() for line in identity.read_text().splitlines() if line.strip() and not line.startswith("#")]
    sealed = (folder / f"{name}{SEALED}").read_bytes()
    _write(target, gzip.decompress(pyrage.decrypt(sealed, [x25519.Identity.from_str(line) for line in lines])))


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, and still there when the power fails."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def main(arguments: list[str]) -> int:
    """PostgreSQL reads the number: 0 is done, all else is tried again (push) or the end of what there is (fetch)."""
    middle = arguments.index("--")
    (action, folder, *keys), (first, second) = arguments[:middle], arguments[middle + 1 :]
    try:
        if action == "push":
            push(Path(folder), keys, Path(first), second)
        else:
            fetch(Path(folder), Path(keys[0]), first, Path(second))
    except Exception as problem:  # whatever it is, the server writes it in its log and goes on
        print(f"{action} {first}: {problem}", file=sys.stderr)  # noqa: T201 - the server reads this
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
