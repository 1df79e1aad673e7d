"""CSV in the encodings and with the separators that Dutch programs write."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from .problems import SheetProblem

SEPARATORS = ";,\t|"
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def csv_rows(content: bytes) -> Iterator[list[object]]:
    """Every row as texts. Raises SheetProblem."""
    text = decoded(content)
    if "\0" in text:
        raise SheetProblem(_("Dit is geen tabel. Bewaar het bestand als xlsx, ods of csv."))
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for row in reader:
            yield list(row)
    except csv.Error as broken:
        message = _("Regel %(number)s van dit bestand is niet te lezen.") % {"number": reader.line_num}
        raise SheetProblem(message) from broken


def decoded(content: bytes) -> str:
    if content.startswith(UTF16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The one that the first line has most of."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(SEPARATORS, key=first.count)
