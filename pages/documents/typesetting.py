"""The one caller of Typst: data and a template in, a PDF that everybody can read (PDF/UA-1) out.

The words of people go in as data (JSON in ``sys_inputs``), never as source, so nothing that somebody writes can be
run (docs/decisions/0016).
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "pdf"
ACCENT = "#0b565b"
# Typst names the characters that its fonts lack. After this many rounds only what is surely there is kept.
FONT_ROUNDS = 3
# Not words of people: these stay as they are.
FIXED = frozenset({"accent", "hash", "url", "href", "file"})
ZERO_WIDTH_SPACE = "\u200b"
_LACKING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_PLAIN_NAME = re.compile(r"[\w-]+\.[a-z]+")
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_SURELY_THERE = re.compile("[^\n\u0020-\u007e\u00a1-\u017f\u2010-\u2026\u20ac\u2190-\u2193\u200b]")

Data = dict[str, Any]


def typeset(template: Path, data: Data, timestamp: int, files: Mapping[str, bytes] | None = None) -> bytes:
    """One PDF; the template finds ``data`` as ``paper``. The same input gives the same bytes.

    ``data["unprintable"]`` becomes true when characters that no font has were written as their code: a PDF/UA may
    not hold an empty box. ``files`` are pictures that the template opens by these names.
    """
    if files:
        with TemporaryDirectory() as folder:
            return _typeset_with(template, data, timestamp, files, Path(folder))
    return _in_rounds(template, data, timestamp)


def _typeset_with(template: Path, data: Data, timestamp: int, files: Mapping[str, bytes], folder: Path) -> bytes:
    """Typst reads only beneath its root: the templates are put beside the pictures in a folder of this one PDF."""
    for name, content in files.items():
        if not _PLAIN_NAME.fullmatch(name):
            raise ValueError(f"{name} is no plain name of a file")
        (folder / name).write_bytes(content)
    for source in template.parent.glob("*.typ"):
        (folder / source.name).write_bytes(source.read_bytes())
    return _in_rounds(folder / template.name, data, timestamp)


def _in_rounds(template: Path, data: Data, timestamp: int) -> bytes:
    for _round in range(FONT_ROUNDS):
        try:
            return _compile(template, data, timestamp)
        except typst.TypstError as error:
            lacking = {_unescape(found) for found in _LACKING.findall(error.diagnostic)}
            if not lacking:
                raise
        data = _replaced(data, re.compile("|".join(re.escape(part) for part in sorted(lacking, key=len, reverse=True))))
    return _compile(template, _replaced(data, _SURELY_THERE), timestamp)


def _compile(template: Path, data: Data, timestamp: int) -> bytes:
    return typst.compile(
        str(template),
        root=str(template.parent),
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=timestamp,
    )


def _replaced(data: Data, lacking: re.Pattern[str]) -> Data:
    """The same data with the characters that cannot be shown written as codes, and a note that says so."""
    changed = _walk(data, lambda value: lacking.sub(_as_codes, value))
    return {**changed, "unprintable": True}


def _walk(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_walk(item, change) for item in value]
    if isinstance(value, dict):
        return {key: item if key in FIXED else _walk(item, change) for key, item in value.items()}
    return value


def _as_codes(found: re.Match[str]) -> str:
    return "".join(f"[U+{ord(character):04X}]" for character in found[0])


def _unescape(text: str) -> str:
    """Undo the escapes of Typst's messages."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def printable(text: str, longest: int = 40) -> str:
    """Spaces as HTML shows them, and places to break in runs that are wider than a page (or than a column)."""
    one_line = re.sub(r"[ \t\n]+", " ", text)
    return re.sub(rf"\S{{{longest},}}", lambda found: _breakable(found[0], longest // 2), one_line)


def _breakable(run: str, every: int) -> str:
    return ZERO_WIDTH_SPACE.join(run[start : start + every] for start in range(0, len(run), every))
