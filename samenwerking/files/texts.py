"""Plain text and CSV: kept as UTF-8, refused when it is a page, a script or a sheet that calculates."""

import csv
import re
from io import StringIO

from django.utils.translation import gettext as _

from samenwerking.files.refusal import FileRefused

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
MARKUP = re.compile(r"^\s*(<[a-z!?/]|<%|\{%)", re.IGNORECASE)
MARKUP_INSIDE = re.compile(r"<\s*(script|svg|iframe|object|embed|html|body|\?php)\b", re.IGNORECASE)
# A sheet reads these as a sum; with a call or a pipe in it, the sum can start something.
SUM = re.compile(r"^[\s\"']*(=|[@+\-][^\n]*[(|!])")
MAX_CELLS = 2_000_000
csv.field_size_limit(1_000_000)


def clean_text(content: bytes) -> bytes:
    """The text as UTF-8. Raises FileRefused."""
    return _decoded(content).encode()


def clean_csv(content: bytes) -> bytes:
    """A table without cells that a sheet would calculate. Raises FileRefused with the row."""
    text = _decoded(content)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:10_000], delimiters=";,\t")
    except csv.Error:
        dialect = csv.excel
    cells = 0
    try:
        for number, row in enumerate(csv.reader(StringIO(text), dialect), start=1):
            cells += len(row)
            if cells > MAX_CELLS:
                raise FileRefused(_("Deze tabel heeft te veel cellen. Deel haar op in meer bestanden."))
            if any(SUM.match(part) for cell in row for part in (cell, *re.split(r"[;,\t]", cell))):
                raise FileRefused(
                    _("Rij %(number)s bevat een formule. Bewaar de tabel met alleen waarden.") % {"number": number}
                )
    except csv.Error as problem:
        raise FileRefused(_("Deze tabel is niet te lezen. Bewaar haar opnieuw als CSV.")) from problem
    return text.encode()


def _decoded(content: bytes) -> str:
    text = _read(content)
    if CONTROL.search(text):
        raise FileRefused(_("Dit is geen gewone tekst."))
    if MARKUP.match(text) or MARKUP_INSIDE.search(text):
        raise FileRefused(_("Dit is geen gewone tekst maar een webpagina of code."))
    return text


def _read(content: bytes) -> str:
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused(_("Dit is geen gewone tekst."))
