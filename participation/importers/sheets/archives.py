"""XLSX and ODS are zip files: looked at before anything in them is unpacked."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile, is_zipfile

from django.utils.translation import gettext as _

from .problems import LARGE_PART, MAX_PARTS, MAX_RATIO, MAX_UNPACKED, SheetProblem

XLSX_PART = "xl/workbook.xml"
ODS_PART = "content.xml"
HEAD = 4_096


def open_archive(content: bytes) -> ZipFile:
    """The archive, when it stays within bounds. Raises SheetProblem.

    ``ZipFile`` reads no more of a part than its header says, so a header that lies gives a broken file, not a bomb.
    """
    try:
        archive = ZipFile(BytesIO(content))
        parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise SheetProblem(_("Dit bestand is beschadigd. Bewaar het opnieuw en probeer het nog eens.")) from broken
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise SheetProblem(_("Uitgepakt is dit bestand te groot. Verdeel het over meer bestanden."))
    if any(part.file_size > LARGE_PART and part.file_size > MAX_RATIO * max(part.compress_size, 1) for part in parts):
        raise SheetProblem(_("Uitgepakt is dit bestand te groot. Verdeel het over meer bestanden."))
    if any(part.flag_bits & 1 for part in parts):
        raise SheetProblem(_("Dit bestand heeft een wachtwoord. Bewaar het zonder wachtwoord."))
    _check_declarations(archive)
    return archive


def looks_like_zip(content: bytes) -> bool:
    return content[:2] == b"PK" or is_zipfile(BytesIO(content))


def _check_declarations(archive: ZipFile) -> None:
    """No spreadsheet program writes a document type; with one a part could name other files or grow without end."""
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        try:
            with archive.open(part) as stream:
                head = stream.read(HEAD)
        except (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError) as broken:
            raise SheetProblem(_("Dit bestand is beschadigd. Bewaar het opnieuw en probeer het nog eens.")) from broken
        if b"<!DOCTYPE" in head.replace(b"\0", b"").upper():
            raise SheetProblem(_("In dit bestand staat iets dat niet in een tabel hoort. Bewaar het opnieuw."))
