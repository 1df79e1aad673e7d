"""Translations without gettext's own tools: reads a ``.po`` file and writes the ``.mo`` that Django loads.

The ``.mo`` files are in git, so that a clone runs at once; ``manage.py compile_catalogues`` makes them again
(decision 0105). Only what we write ourselves is read: msgid, msgid_plural, msgstr, comments.
"""

import ast
import re
import struct
from pathlib import Path

LOCALE = Path(__file__).resolve().parent / "locale"
KEYWORD = re.compile(r"^(msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s+(\".*\")$")
MAGIC, VERSION = 0x950412DE, 0
Catalogue = dict[str, str]


def read_po(text: str) -> Catalogue:
    """Message and translation as a ``.mo`` holds them: forms of a plural are joined with a zero byte."""
    found: Catalogue = {}
    entry: dict[tuple[str, int], str] = {}
    last: tuple[str, int] | None = None
    for line in [*text.splitlines(), ""]:
        line = line.strip()
        keyword = KEYWORD.match(line)
        if keyword:
            last = (keyword[1], int(keyword[2] or 0))
            entry[last] = ast.literal_eval(keyword[3])
        elif line.startswith('"') and last:
            entry[last] += ast.literal_eval(line)
        elif not line:
            _finish(entry, found)
            entry, last = {}, None
    return found


def _finish(entry: dict[tuple[str, int], str], found: Catalogue) -> None:
    message = entry.get(("msgid", 0))
    forms = [text for (name, _number), text in sorted(entry.items()) if name == "msgstr"]
    if message is None or not all(forms):
        return  # nothing, or not translated: the Dutch text stays
    plural = entry.get(("msgid_plural", 0))
    found[message if plural is None else f"{message}\0{plural}"] = "\0".join(forms)


def to_mo(catalogue: Catalogue) -> bytes:
    """The file format of GNU gettext: two tables of lengths and places, then the texts."""
    rows = sorted((key.encode(), value.encode()) for key, value in catalogue.items())
    start = 7 * 4 + 16 * len(rows)
    keys, values, texts = b"", b"", b""
    for column, table in ((0, "keys"), (1, "values")):
        for row in rows:
            place = struct.pack("<II", len(row[column]), start + len(texts))
            texts += row[column] + b"\0"
            keys, values = (keys + place, values) if table == "keys" else (keys, values + place)
    tables = 7 * 4
    head = struct.pack("<7I", MAGIC, VERSION, len(rows), tables, tables + 8 * len(rows), 0, tables + 16 * len(rows))
    return head + keys + values + texts


def sources() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def compiled(source: Path) -> bytes:
    return to_mo(read_po(source.read_text(encoding="utf-8")))
