"""XLSX: the first sheet, as values. Formulas are not run: what the program last computed is what is read."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .problems import SheetProblem

# What openpyxl lets through from a file that is not what it says.
BROKEN = (
    InvalidFileException,
    BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    EOFError,
)


def xlsx_rows(content: bytes) -> Iterator[list[object]]:
    """Every row, in a stream. Raises SheetProblem."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # The size that the file gives of itself is not believed: it may be a million columns.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            yield list(row)
    except (*BROKEN, SyntaxError) as broken:  # SyntaxError: XML that is not well-formed
        raise SheetProblem(_("Dit bestand is beschadigd. Bewaar het opnieuw en probeer het nog eens.")) from broken
