"""The name of a file as it may be shown and offered again: no path, no tricks, an ending that fits."""

import re
import unicodedata

from samenwerking.files.kinds import FileKind

MAX_STEM = 100
# Invisible, and able to turn "gpj.exe" around on the screen.
HIDDEN_CATEGORIES = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")  # names that Windows keeps for itself


def extension_of(name: str) -> str:
    """The ending in lower case, without the dot."""
    stem, dot, extension = visible(name).rpartition(".")
    return extension.strip().lower() if dot and stem else ""


def visible(name: str) -> str:
    """The last part of a path from any system, without characters that nobody sees."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    return "".join(char for char in last if unicodedata.category(char) not in HIDDEN_CATEGORIES)


def clean_name(name: str, kind: FileKind) -> str:
    """A harmless name with the ending of what the file is; never empty."""
    shown = visible(name)
    extension = extension_of(name)
    stem = shown.rpartition(".")[0] if extension else shown
    stem = " ".join(FORBIDDEN.sub(" ", stem).split()).strip(" .")[:MAX_STEM].strip(" .")
    if not stem or RESERVED.match(stem):
        stem = f"bestand {stem}".strip()
    fitting = extension if extension in kind.extensions else kind.extensions[0]
    return f"{stem}.{fitting}"
