"""Names in a zip that no system trips over: no path, no tricks, no two alike."""

import re
import unicodedata

from samenwerking.files.names import FORBIDDEN, RESERVED, visible

MAX_STEM, MAX_ENDING = 80, 12
ENDING = re.compile(r"^[A-Za-z0-9]+$")


def safe_name(name: str, fallback: str) -> str:
    """One part of a path: no separator, no invisible characters, no name that a system keeps for itself."""
    shown = " ".join(FORBIDDEN.sub(" ", visible(name)).split()).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if not dot or not stem.strip(" .") or not ENDING.match(ending):
        stem, ending = shown, ""
    # A name that begins with a dash is an option for many a program.
    stem = stem[:MAX_STEM].strip(" .").lstrip("-~ ") or fallback
    if RESERVED.match(stem.partition(".")[0].strip()):
        stem = f"bestand {stem}"
    return f"{stem}.{ending[:MAX_ENDING]}" if ending else stem


class NameBook:
    """Hands out names in one folder; alike is what looks alike to a system that sees no capitals."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str, fallback: str) -> str:
        """The safe name, with a number when it was given out already."""
        first = safe_name(name, fallback)
        stem, dot, ending = first.rpartition(".")
        stem, ending = (stem, dot + ending) if dot else (first, "")
        found, number = first, 1
        while _key(found) in self._taken:
            number += 1
            found = f"{stem} ({number}){ending}"
        self._taken.add(_key(found))
        return found


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
