"""Files with settings as systemd reads them (EnvironmentFile): a line for each, `NAME=value`."""

import os
from pathlib import Path


def read(path: Path) -> dict[str, str]:
    """The settings in it. Quotes around a value are not part of it, as with systemd."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith(("#", ";")))
    return {name.strip(): _bare(value.strip()) for name, _is, value in pairs}


def write_new(path: Path, text: str) -> None:
    """For its owner only, whole or not at all; raises FileExistsError rather than write over somebody's secrets."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    unfinished = path.with_name(f".{path.name}.nieuw")
    unfinished.unlink(missing_ok=True)
    with open(unfinished, "x", encoding="utf-8", opener=_for_its_owner) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(unfinished, path)
    finally:
        unfinished.unlink()


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _bare(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
